/*---
about: The ties that came with the rows of these nodes, whose keys begin with a given word.
subjects: [people]
public: an import compares what its own source gave before; the operator who runs it sees no page
params:
  rows: [{id: K-1, prefix: 'register/k1#'}]
---*/
UNWIND $rows AS row
MATCH (node:Entity {id: row.id})-[tie]-()
WHERE tie.key STARTS WITH row.prefix
  AND NOT tie:REPLACED
RETURN type(tie) AS kind,
       tie.key AS key,
       startNode(tie).id AS start,
       endNode(tie).id AS end,
       [end IN [startNode(tie), endNode(tie)] WHERE end:Person | end.id] AS people,
       properties(tie) AS properties
