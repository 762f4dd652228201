/*---
about: People in scope born within given days.
params:
  born_from: 1950-01-01
  born_before: 1951-01-01
  at_most: 501
---*/
MATCH (person:Person)
WHERE person.born >= $born_from AND person.born < $born_before
  AND person.area IN $areas
RETURN person.id AS id,
       person.name AS name,
       person.born AS born
ORDER BY name, id
LIMIT $at_most
