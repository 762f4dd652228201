/*---
about: People in scope who may live with a person on the day, each with what they share and where else they are; hubs open nobody.
subjects: [$person_id, id]
params:
  person_id: P-1
  at_most: 50
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
CALL (person) {
  MATCH (person)-[own:LIVES_AT|USES|OWNS|MEMBER_OF]->(thing:Address|Phone|Account|Device|Household)<-[tie:LIVES_AT|USES|OWNS|MEMBER_OF]-(other:Person)
  WHERE NOT thing:Hub
    AND (NOT thing:Household OR thing.area IN $areas)
    AND (thing.since IS NULL OR thing.since <= $day) AND (thing.until IS NULL OR thing.until > $day)
    AND other.area IN $areas
    AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  RETURN other
  UNION ALL
  MATCH (person)-[tie:SPOUSE_OF|PARENT_OF]-(other:Person)
  WHERE other.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  RETURN other
}
WITH person, other, count(*) AS ways
WHERE other <> person
  AND (other.died IS NULL OR other.died > $day)
ORDER BY ways DESC, other.id
LIMIT $at_most
RETURN other.id AS id,
       other.name AS name,
       other.born AS born,
       COLLECT {
         MATCH (person)-[own:LIVES_AT|USES|OWNS|MEMBER_OF]->(thing:Address|Phone|Account|Device|Household)<-[tie:LIVES_AT|USES|OWNS|MEMBER_OF]-(other)
         WHERE NOT thing:Hub
           AND (NOT thing:Household OR thing.area IN $areas)
           AND (thing.since IS NULL OR thing.since <= $day) AND (thing.until IS NULL OR thing.until > $day)
           AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT head([label IN labels(thing) WHERE NOT label IN ['Hub', 'Entity']]) + coalesce('/' + thing.basis, '') AS shared
         ORDER BY shared
       } AS shared,
       COLLECT {
         MATCH (person)-[tie:SPOUSE_OF|PARENT_OF]-(other)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT type(tie) AS kin
         ORDER BY kin
       } AS kin,
       COUNT {
         MATCH (who:Person)-[tie:LIVES_AT]->(:Address)
         WHERE who IN [person, other]
           AND who.area IN $areas
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT who
       } = 2 AND NOT EXISTS {
         MATCH (person)-[own:LIVES_AT]->(:Address)<-[tie:LIVES_AT]-(other)
         WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
       } AS lives_elsewhere,
       COLLECT {
         MATCH (who:Person)-[tie:STAYS_AT]->(:Institution)
         WHERE who IN [person, other]
           AND who.area IN $areas
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT coalesce(tie.kind, 'resident') AS kind
         ORDER BY kind
       } AS stays,
       EXISTS {
         MATCH (other)-[tie:MEMBER_OF]->(household:Household {basis: 'registered'})
         WHERE household.area IN $areas
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (household.since IS NULL OR household.since <= $day)
           AND (household.until IS NULL OR household.until > $day)
           AND NOT EXISTS {
             MATCH (person)-[own:MEMBER_OF]->(household)
             WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           }
       } AS registered_elsewhere
ORDER BY id
