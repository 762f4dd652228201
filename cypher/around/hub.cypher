/*---
about: A page of the people in scope on the other side of a hub that a person is tied to on the day, by id.
subjects: [$person_id, id]
params:
  person_id: P-1
  hub_id: T-1
  after_id: ""
  at_most: 50
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[own:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]->(hub:Hub {id: $hub_id})
WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
WITH DISTINCT person, hub
MATCH (hub)<-[tie:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]-(other:Person)
WHERE other.area IN $areas
  AND other.id > $after_id
  AND other <> person
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
WITH DISTINCT other
ORDER BY other.id
LIMIT $at_most
RETURN other.id AS id,
       other.name AS name,
       other.born AS born,
       other.died AS died
ORDER BY id
