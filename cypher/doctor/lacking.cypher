/*---
about: How many nodes of a label lack a property, with one id as an example.
sweeps: every node of the label, and only when the counts say that some lack it
params:
  label: Person
  property: name
---*/
MATCH (node:$($label))
WHERE node[$property] IS NULL
RETURN count(*) AS nodes,
       min(node.id) AS example
