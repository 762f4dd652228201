/*---
about: A person as limits and signals need to know them. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
OPTIONAL MATCH (village:Area {code: person.village})
OPTIONAL MATCH (township:Area {code: coalesce(person.true_area, person.area)})
OPTIONAL MATCH (person)-[lives:LIVES_AT]->(address:Address)
WHERE (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
WITH person, village, township, address
ORDER BY lives.since IS NULL, lives.since DESC, address.id
WITH person, village, township, head(collect(address.location)) AS address
OPTIONAL MATCH (person)-[has:HAS]->(need:Need)
WHERE (has.since IS NULL OR has.since <= $day) AND (has.until IS NULL OR has.until > $day)
WITH person, village, township, address, need
ORDER BY need.id
RETURN person.id AS id,
       person.sex AS sex,
       person.born AS born,
       CASE WHEN person.died <= $day THEN person.died END AS died,
       coalesce(person.true_area, person.area) AS area,
       person.village AS village,
       coalesce(village.name, township.name) AS place,
       person.disability_kind AS disability_kind,
       coalesce(person.location, address) AS home,
       coalesce(village.location, township.location) AS around,
       collect(need.id) AS needs
