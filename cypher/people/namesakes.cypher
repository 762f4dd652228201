/*---
about: People in scope whose name is written so, or as a person's is, the eldest first, after a place in that order; and how many in all.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  key: 王芳
  like: P-1
  villages: ["990101001001"]
  born_from: 1950-01-01
  born_before: 1951-01-01
  tail_keys: [5f4dcc3b5aa765d61d8327deb882cf99]
  after_born: 1950-01-01
  after_id: P-1
  at_most: 21
---*/
OPTIONAL MATCH (one:Person {id: $like})
WHERE one.area IN $areas
WITH coalesce($key, one.name_key) AS key
MATCH (person:Person)
USING INDEX person:Person(area, name_key)
WHERE person.area IN $areas
  AND person.name_key = key
  AND ($villages IS NULL OR person.village IN $villages)
  AND ($born_from IS NULL OR (person.born >= $born_from AND person.born < $born_before))
  AND ($tail_keys IS NULL OR EXISTS {
    MATCH (person)-[uses:USES]->(phone:Phone)
    WHERE phone.tail_key IN $tail_keys AND (uses.since IS NULL OR uses.since <= $day)
  })
WITH coalesce(toString(person.born), '9999-12-31') AS born, person
ORDER BY born, person.id
WITH collect({id: person.id, born: born}) AS everybody
WITH size(everybody) AS in_all,
     [one IN everybody WHERE $after_id IS NULL OR one.born > $after_born OR (one.born = $after_born AND one.id > $after_id)] AS rest
RETURN in_all, [one IN rest[..$at_most] | one.id] AS ids, [one IN rest[..$at_most] | one.born] AS born
