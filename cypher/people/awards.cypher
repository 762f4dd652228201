/*---
about: Awards that offices in scope gave a person, or a household they belong to on the day, the newest first.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
CALL (person) {
  MATCH (person)<-[:HELD_BY]-(award:Award)
  RETURN award
  UNION
  MATCH (person)-[member:MEMBER_OF]->(household:Household)<-[:HELD_BY]-(award:Award)
  WHERE household.area IN $areas
    AND (member.since IS NULL OR member.since <= $day) AND (member.until IS NULL OR member.until > $day)
  RETURN award
}
MATCH (award)-[:UNDER]->(policy:Policy)
WHERE award.area IN $areas
  AND (award.since IS NULL OR award.since <= $day)
RETURN award.id AS id,
       policy.id AS policy_id,
       {zh: policy.title_zh, en: policy.title} AS title,
       award.status AS status,
       award.monthly AS monthly,
       award.amount AS amount,
       award.since AS since,
       award.until AS until
ORDER BY since IS NULL, since DESC, id
LIMIT 1000
