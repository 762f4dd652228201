/*---
about: What the register says of a person, and where they live on the day. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
OPTIONAL MATCH (county:Area {code: person.county})
OPTIONAL MATCH (township:Area {code: coalesce(person.true_area, person.area)})
OPTIONAL MATCH (village:Area {code: person.village})
RETURN person {.id, .name, .sex, .born, .died, .disability_kind, .disability_grade} AS own,
       county.name AS county,
       township.name AS township,
       village.name AS village,
       head(COLLECT {
         MATCH (person)-[lives:LIVES_AT]->(address:Address)
         WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
         RETURN address {.id, .text}
         ORDER BY lives.since IS NULL, lives.since DESC, address.id
         LIMIT 1
       }) AS address
