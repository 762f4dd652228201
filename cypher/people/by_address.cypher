/*---
about: Names of people in scope who live at an address that has every word that was typed, each with how many and the eldest few.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  words: +"青石村12号"
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  tail_keys: [5f4dcc3b5aa765d61d8327deb882cf99]
  few: 3
  at_most: 401
---*/
CALL db.index.fulltext.queryNodes('address_text', $words) YIELD node AS address
MATCH (address:Address)<-[lives:LIVES_AT]-(person:Person)
WHERE person.area IN $areas
  AND (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
  AND ($villages IS NULL OR person.village IN $villages)
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
  AND ($tail_keys IS NULL OR EXISTS {
    MATCH (person)-[uses:USES]->(phone:Phone)
    WHERE phone.tail_key IN $tail_keys AND (uses.since IS NULL OR uses.since <= $day)
  })
WITH DISTINCT person
ORDER BY person.born, person.id
WITH person.name_key AS key, count(*) AS people, collect(person.id)[..$few] AS ids
ORDER BY size(key), key
LIMIT $at_most
RETURN collect(key) AS keys, collect(people) AS counts, collect(ids) AS ids
