/*---
about: How many nodes carry each set of labels, with one id as an example.
sweeps: every node, for Community enforces no labels
---*/
MATCH (node)
RETURN labels(node) AS labels,
       count(*) AS nodes,
       min(node.id) AS example
ORDER BY labels
