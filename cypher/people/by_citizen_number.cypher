/*---
about: People in scope who carry a citizen number; two records can carry the same. One index for each blinding key.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  number_keys: [5f4dcc3b5aa765d61d8327deb882cf99, 'b2-90af:0d107d09f5bbe40cade3de5c71e9e9b7']
  at_most: 501
---*/
MATCH (person:Person)
WHERE person.citizen_key IN $number_keys
  AND person.area IN $areas
WITH DISTINCT person
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
