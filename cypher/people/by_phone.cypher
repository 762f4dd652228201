/*---
about: People in scope who use a phone or used it before, and whether they use it on the day; one index for each blinding key.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  number_keys: [5f4dcc3b5aa765d61d8327deb882cf99, 'b2-90af:0d107d09f5bbe40cade3de5c71e9e9b7']
  at_most: 501
---*/
MATCH (phone:Phone)<-[uses:USES]-(person:Person)
USING INDEX phone:Phone(number_key)
WHERE phone.number_key IN $number_keys
  AND person.area IN $areas
  AND (uses.since IS NULL OR uses.since <= $day)
WITH person, max(uses.until IS NULL OR uses.until > $day) AS valid
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born), valid: valid}) AS people
