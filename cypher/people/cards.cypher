/*---
about: What tells people in scope apart in a list of hits; the rows keep the order of the ids.
subjects: [id]
params:
  ids: [P-1]
---*/
UNWIND range(0, size($ids) - 1) AS place
MATCH (person:Person {id: $ids[place]})
WHERE person.area IN $areas
OPTIONAL MATCH (township:Area {code: coalesce(person.true_area, person.area)})
OPTIONAL MATCH (village:Area {code: person.village})
RETURN person.id AS id,
       person.name AS name,
       person.sex AS sex,
       person.born AS born,
       person.died AS died,
       township.name AS township,
       village.name AS village,
       head(COLLECT {
         MATCH (person)-[lives:LIVES_AT]->(address:Address)
         WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
         RETURN address.text
         ORDER BY lives.since IS NULL, lives.since DESC, address.id
         LIMIT 1
       }) AS address
ORDER BY place
