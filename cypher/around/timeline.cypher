/*---
about: A page of everything dated about a person up to the day, newest first, birth and death, ties begun and ended, awards and payments, the household's too, visits, applications and decisions, facts, offers.
subjects: [$person_id, id]
params:
  person_id: P-1
  kinds: [MEMBER_OF, LIVES_AT]
  since: 0001-01-01
  before: 9999-12-31
  after_key: ""
  at_most: 50
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
CALL (person) {
  UNWIND [{at: person.born, what: 'born'}, {at: person.died, what: 'died'}] AS event
  RETURN event.at AS at, event.what AS what, null AS kind, '' AS direction, null AS detail, null AS source, person AS other
  UNION ALL
  MATCH (person)-[tie]-(other)
  WHERE type(tie) IN $kinds
    AND (NOT (other:Person OR other:Household OR other:Award OR other:Payment OR other:Application)
         OR other.area IN $areas)
    AND (NOT (other:Visit OR other:Assessment) OR EXISTS {
      MATCH (other)-[:TO|OF]->(whom:Person)
      WHERE whom.area IN $areas
    })
    AND (NOT other:Fact OR NOT EXISTS {
      MATCH (other)-[:ABOUT]->(whom:Person)
      WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
    })
  WITH person, tie, other, other:Award OR other:Fact AS own
  UNWIND [
    {at: coalesce(tie.since, CASE WHEN own THEN other.since END), what: 'began'},
    {at: coalesce(tie.until, CASE WHEN own THEN other.until END), what: 'ended'},
    {at: coalesce(date(tie.at), date(tie.on), date(other.at), date(other.starts), date(other.on)), what: 'happened'}
  ] AS event
  RETURN event.at AS at, event.what AS what, type(tie) AS kind,
         CASE WHEN startNode(tie) = person THEN 'out' ELSE 'in' END AS direction,
         coalesce(tie.kind, tie.role) AS detail, tie.source AS source, other
  UNION ALL
  MATCH (person)<-[:BY|ABOUT]-(application:Application)-[decided:DECIDED_BY]->(:Officer)
  WHERE application.area IN $areas
  RETURN decided.on AS at, 'decided' AS what, 'BY' AS kind, 'in' AS direction, decided.decision AS detail, null AS source, application AS other
  UNION ALL
  MATCH (person)-[member:MEMBER_OF]->(household:Household)<-[held:HELD_BY]-(award:Award)
  WHERE household.area IN $areas
    AND award.area IN $areas
  UNWIND [
    {at: coalesce(held.since, award.since), what: 'began'},
    {at: coalesce(held.until, award.until), what: 'ended'}
  ] AS event
  WITH award, event, member, held
  WHERE coalesce(member.since <= event.at, true) AND coalesce(member.until >= event.at, true)
  RETURN event.at AS at, event.what AS what, 'HELD_BY' AS kind, 'in' AS direction, 'whole-household' AS detail, held.source AS source, award AS other
  UNION ALL
  CALL (person) {
    MATCH (person)<-[:HELD_BY]-(award:Award)<-[:OF]-(payment:Payment)
    RETURN award, payment, null AS whose
    UNION
    MATCH (person)-[member:MEMBER_OF]->(household:Household)<-[:HELD_BY]-(award:Award)<-[:OF]-(payment:Payment)
    WHERE household.area IN $areas
      AND coalesce(member.since <= payment.at, true) AND coalesce(member.until >= payment.at, true)
    RETURN award, payment, 'whole-household' AS whose
  }
  WITH person, award, payment, whose
  WHERE award.area IN $areas
    AND payment.area IN $areas
    AND NOT (payment)-[:FOR]->(person)
  RETURN payment.at AS at, 'happened' AS what, 'FOR' AS kind, 'in' AS direction, whose AS detail, null AS source, payment AS other
}
WITH at, what, kind, direction, detail, source, other
WHERE at <= $day
  AND at > $since
WITH *, what + coalesce(kind, '') + direction + other.id + coalesce(detail, '') + coalesce(source, '') AS key
WHERE at < $before OR (at = $before AND key > $after_key)
WITH DISTINCT at, key, what, kind, direction, detail, source, other
ORDER BY at DESC, key
LIMIT $at_most
WITH *, head(COLLECT {
  MATCH (other)-[:OF*0..1]->(award:Award)-[:UNDER]->(policy:Policy)
  WHERE award.area IN $areas
  RETURN policy
  ORDER BY policy.id
}) AS policy
RETURN at, key, what, kind, direction, detail, source,
       other.id AS id,
       head([label IN labels(other) WHERE NOT label IN ['Hub', 'Entity']]) AS label,
       other {
         .name, .text, .kind, .basis, .status, .role, .bank, .monthly, .amount,
         title: coalesce(other.title, policy.title),
         title_zh: coalesce(other.title_zh, policy.title_zh)
       } AS known
ORDER BY at DESC, key
