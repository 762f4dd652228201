/*---
about: The nodes that ties name, by their source and their name there, or by an id that is a word or a code.
subjects: [id]
public: an import looks for the ends of its own ties; the operator who runs it sees no page
params:
  rows: [{source: register, source_id: p1}]
  ids: [minimum-living-allowance]
---*/
CALL () {
  UNWIND $rows AS row
  MATCH (node:Entity {source: row.source, source_id: row.source_id})
  RETURN node
  UNION ALL
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN node
}
RETURN node.source AS source,
       node.source_id AS source_id,
       node.id AS id,
       head([label IN labels(node) WHERE NOT label IN ['Hub', 'Entity']]) AS label,
       CASE WHEN node.true_area IS NOT NULL THEN node.area END AS compartment
