/*---
about: Which of given people are in scope, and their names; who is missing does not exist for the asker.
subjects: [$ids]
params:
  ids: [P-1, P-2]
---*/
MATCH (person:Person)
WHERE person.id IN $ids
  AND person.area IN $areas
RETURN person.id AS id,
       person.name AS name
ORDER BY id
