/*---
about: People in scope who live in given villages, born within given days when any are given.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  at_most: 501
---*/
MATCH (person:Person)
WHERE person.village IN $villages
  AND person.area IN $areas
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
WITH person
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
