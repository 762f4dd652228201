/*---
about: The first people by id and their townships, to put the questions about whose answers prove a restored graph.
public: ids only, for the local operator's backup, which shows nobody's answers to anybody
subjects: [id]
params:
  at_most: 200
---*/
MATCH (person:Person)
WHERE person.id >= ''
RETURN person.id AS id,
       person.area AS area
ORDER BY id
LIMIT $at_most
