/*---
about: Areas by which scope is judged that are no township of this graph, or whose county is not their beginning.
sweeps: every node of these labels, grouped by area
params:
  labels: [Person, Household, Award]
---*/
MATCH (node)
WHERE any(label IN labels(node) WHERE label IN $labels)
WITH coalesce(node.true_area, node.area) AS area,
     node.county AS county,
     count(*) AS nodes,
     min(node.id) AS example
WHERE county <> left(area, 6)
   OR NOT EXISTS { (:Area {code: area, level: 'township'}) }
RETURN area, county, nodes, example
ORDER BY area, county
