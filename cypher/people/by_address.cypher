/*---
about: People in scope who live at an address that has every word that was typed.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  words: +"青石村12号"
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  at_most: 501
---*/
CALL db.index.fulltext.queryNodes('address_text', $words) YIELD node AS address
MATCH (address)<-[lives:LIVES_AT]-(person:Person)
WHERE person.area IN $areas
  AND (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
  AND ($villages IS NULL OR person.village IN $villages)
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
WITH DISTINCT person
ORDER BY person.born, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
