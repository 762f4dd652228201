/*---
about: People in scope born within given days.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  born_from: 1950-01-01
  born_before: 1951-01-01
  at_most: 501
---*/
MATCH (person:Person)
WHERE person.born >= $born_from AND person.born < $born_before
  AND person.area IN $areas
WITH person
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
