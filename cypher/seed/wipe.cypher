/*---
about: Delete a few thousand nodes of the seed whose ids begin so, with their ties; what an import wrote stays.
writes: true
params:
  prefix: P-
  at_most: 5000
---*/
MATCH (node:Entity)
WHERE node.id STARTS WITH $prefix AND node.source = 'seed'
WITH node
LIMIT $at_most
DETACH DELETE node
