/*---
about: What a source gave before under these names of its own, to be compared with what it gives now.
subjects: [id]
public: an import compares what its own source gave before; the operator who runs it sees no page
params:
  rows: [{source: register, source_id: p1}]
---*/
UNWIND $rows AS row
MATCH (node:Entity {source: row.source, source_id: row.source_id})
RETURN node.source AS source,
       node.source_id AS source_id,
       node.id AS id,
       [label IN labels(node) WHERE NOT label IN ['Hub', 'Entity']] AS labels,
       properties(node) AS properties
