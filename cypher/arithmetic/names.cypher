/*---
about: Our ids of nodes given by the server's own numbers.
subjects: [people]
public: an operator's arithmetic names what it found; nobody's page is opened
params:
  numbers: [0, 1]
---*/
UNWIND $numbers AS number
MATCH (node)
WHERE id(node) = number
RETURN collect(number) AS numbers,
       collect(coalesce(node.id, '')) AS ids,
       collect(CASE WHEN node:Person THEN node.id END) AS people
