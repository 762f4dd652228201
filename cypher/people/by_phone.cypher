/*---
about: People in scope who use a phone or used it before, and whether they use it on the day.
subjects: []  # only proposed; people/cards names whom the asker sees
params:
  number_key: 5f4dcc3b5aa765d61d8327deb882cf99
  at_most: 501
---*/
MATCH (:Phone {number_key: $number_key})<-[uses:USES]-(person:Person)
WHERE person.area IN $areas
  AND (uses.since IS NULL OR uses.since <= $day)
WITH person, max(uses.until IS NULL OR uses.until > $day) AS valid
ORDER BY person.name, person.id
LIMIT $at_most
RETURN collect(person {.id, .name, born: toString(person.born), valid: valid}) AS people
