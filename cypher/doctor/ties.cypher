/*---
about: How many ties of each kind join which labels, with the start of one as an example.
public: the operator checks the shape of the graph; nobody is returned but by an id
sweeps: every tie, for Community enforces no ends
---*/
MATCH (start)-[tie]->(end)
RETURN type(tie) AS kind,
       labels(start) AS starts,
       labels(end) AS ends,
       count(*) AS ties,
       min(start.id) AS example
ORDER BY kind, starts, ends
