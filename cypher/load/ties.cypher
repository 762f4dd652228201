/*---
about: Write ties of any kind between nodes already loaded; the batch that brings them is applied once only.
writes: true
params:
  rows: [{kind: LIVES_AT, start: P-1, end: A-1, properties: {since: 2020-01-01}}]
---*/
UNWIND $rows AS row
MATCH (start:Entity {id: row.start})
MATCH (end:Entity {id: row.end})
CREATE (start)-[tie:$(row.kind)]->(end)
SET tie = row.properties
