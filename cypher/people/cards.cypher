/*---
about: What tells people in scope apart in a list of hits; in the order of the ids, packed into one row.
subjects: [cards.id]
params:
  ids: [P-1]
---*/
UNWIND range(0, size($ids) - 1) AS place
MATCH (person:Person {id: $ids[place]})
WHERE person.area IN $areas
OPTIONAL MATCH (township:Area {code: coalesce(person.true_area, person.area)})
OPTIONAL MATCH (village:Area {code: person.village})
WITH person, township, village, place,
     head(COLLECT {
       MATCH (person)-[lives:LIVES_AT]->(address:Address)
       WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
       RETURN address.text
       ORDER BY lives.since IS NULL, lives.since DESC, address.id
       LIMIT 1
     }) AS address
ORDER BY place
RETURN collect({
         id: person.id,
         name: person.name,
         sex: person.sex,
         born: person.born,
         died: person.died,
         township: township.name,
         village: village.name,
         address: address
       }) AS cards
