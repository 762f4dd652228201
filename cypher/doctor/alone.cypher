/*---
about: How many nodes of a label have no tie of a kind they cannot do without, with one id as an example.
public: the operator checks the shape of the graph; nobody is returned but by an id
sweeps: every node of the label
params:
  label: Award
  kind: HELD_BY
---*/
MATCH (node:$($label))
WHERE NOT EXISTS { (node)-[:$($kind)]-() }
RETURN count(*) AS nodes,
       min(node.id) AS example
