/*---
about: The nodes that ties name, by their source and their name there, or by an id that is a word or code; packed into one row of equally long lists.
subjects: [people]
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
RETURN collect(coalesce(node.source, '')) AS sources,
       collect(coalesce(node.source_id, '')) AS names,
       collect(node.id) AS ids,
       collect(head([label IN labels(node) WHERE NOT label IN ['Hub', 'Entity']])) AS labels,
       collect(CASE WHEN node.true_area IS NULL THEN '' ELSE node.area END) AS compartments,
       collect(CASE WHEN node:Person THEN node.id END) AS people
