/*---
about: With whom in scope a person shares an address, telephone, account, device, household, property or vehicle on the day; hubs left out, each thing opened no further than 50 people.
subjects: [$person_id, people.id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[own:LIVES_AT|USES|OWNS|MEMBER_OF]->(thing:Address|Phone|Account|Device|Household|Property|Vehicle)
WHERE NOT thing:Hub
  AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  AND (thing.since IS NULL OR thing.since <= $day) AND (thing.until IS NULL OR thing.until > $day)
  AND (NOT thing:Household OR thing.area IN $areas)
WITH DISTINCT person, thing, min(own.since) AS since
CALL (person, thing) {
  MATCH (thing)<-[tie:LIVES_AT|USES|OWNS|MEMBER_OF]-(other:Person)
  WHERE other <> person
    AND other.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  WITH other, min(tie.since) AS since
  ORDER BY other.born IS NULL, other.born, other.id
  LIMIT 50
  RETURN collect(other {.id, .name, .born, .died, since: since}) AS people
}
WITH thing, since, people
WHERE size(people) > 0
RETURN thing.id AS id,
       head([label IN labels(thing) WHERE NOT label IN ['Hub', 'Entity']]) AS label,
       thing {.text, .kind, .bank, .basis} AS known,
       since,
       people
ORDER BY id
