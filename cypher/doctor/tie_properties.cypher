/*---
about: Which type each property of each kind of tie has, how often, and whether it is an empty text.
public: the operator checks the shape of the graph; nobody is returned but by an id
sweeps: every property of every tie, for Community enforces no types
---*/
MATCH (start)-[tie]->()
UNWIND keys(tie) AS property
WITH type(tie) AS kind, property, tie[property] AS value, start.id AS id
RETURN kind,
       property,
       valueType(value) AS type,
       coalesce(value = '', false) AS empty,
       count(*) AS times,
       min(id) AS example
ORDER BY kind, property, type, empty
