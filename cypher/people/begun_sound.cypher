/*---
about: Names whose sound begins as typed, the first so many people of each township in that order, each name with how many of these bear it.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  begin: wang
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  tail_keys: [5f4dcc3b5aa765d61d8327deb882cf99]
  each: 40
  few: 3
---*/
UNWIND $areas AS area
CALL (area) {
  MATCH (person:Person)
  WHERE person.area = area AND person.area IN $areas
    AND person.name_sound STARTS WITH $begin
    AND ($villages IS NULL OR person.village IN $villages)
    AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
    AND ($tail_keys IS NULL OR EXISTS {
      MATCH (person)-[uses:USES]->(phone:Phone)
      WHERE phone.tail_key IN $tail_keys AND (uses.since IS NULL OR uses.since <= $day)
    })
  RETURN person
  ORDER BY person.area, person.name_sound, person.name_key, person.born, person.id
  LIMIT $each
}
WITH area, person
ORDER BY person.born, person.id
WITH person.name_key AS key, count(*) AS people, collect(person.id)[..$few] AS ids
ORDER BY key
RETURN collect(key) AS keys, collect(people) AS counts, collect(ids) AS ids, sum(people) AS seen
