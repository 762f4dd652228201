/*---
about: Names that may be what was typed, inside the scope, each with how many bear it and the eldest few of them; every hit is seen, for what is cut must not hang on a score.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  words: +(王芳 (+王 +芳)) +area:(990101001)^0
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  tail_keys: [5f4dcc3b5aa765d61d8327deb882cf99]
  address_words: [青石村]
  few: 3
  at_most: 401
---*/
CALL db.index.fulltext.queryNodes('person_words', $words) YIELD node AS person
WHERE person.area IN $areas
  AND ($villages IS NULL OR person.village IN $villages)
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
  AND ($tail_keys IS NULL OR EXISTS {
    MATCH (person)-[uses:USES]->(phone:Phone)
    WHERE phone.tail_key IN $tail_keys AND (uses.since IS NULL OR uses.since <= $day)
  })
  AND (size($address_words) = 0 OR EXISTS {
    MATCH (person)-[lives:LIVES_AT]->(address:Address)
    WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
      AND all(word IN $address_words WHERE address.text CONTAINS word)
  })
WITH person
ORDER BY person.born, person.id
WITH person.name_key AS key, count(*) AS people, collect(person.id)[..$few] AS ids
ORDER BY size(key), key
LIMIT $at_most
RETURN collect(key) AS keys, collect(people) AS counts, collect(ids) AS ids
