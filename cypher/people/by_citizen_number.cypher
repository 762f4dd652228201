/*---
about: People in scope who carry a citizen number; two records can carry the same.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  number_key: 5f4dcc3b5aa765d61d8327deb882cf99
  at_most: 501
---*/
MATCH (person:Person {citizen_key: $number_key})
WHERE person.area IN $areas
WITH person
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
