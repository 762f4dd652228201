/*---
about: People whose name has what was typed, inside the scope, the shortest names first, for what is cut must not hang on a score.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  words: +name_search:"王芳" +area:(990101001)^0
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  address_words: [青石村]
  at_most: 501
---*/
CALL db.index.fulltext.queryNodes('person_text', $words) YIELD node AS person
WHERE person.area IN $areas
  AND ($villages IS NULL OR person.village IN $villages)
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
  AND (size($address_words) = 0 OR EXISTS {
    MATCH (person)-[lives:LIVES_AT]->(address:Address)
    WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
      AND all(word IN $address_words WHERE address.text CONTAINS word)
  })
WITH person
ORDER BY size(person.name), person.born, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born)}) AS people
