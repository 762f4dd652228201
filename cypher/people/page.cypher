/*---
about: A person's own page on a day, with facts of the register, places, registered household and awards. No row means no such person in scope.
params:
  person_id: P-1
  at_most: 20
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
OPTIONAL MATCH (county:Area {code: person.county})
OPTIONAL MATCH (township:Area {code: person.area})
OPTIONAL MATCH (village:Area {code: person.village})
CALL (person) {
  OPTIONAL MATCH (person)-[member:MEMBER_OF]->(household:Household {basis: 'registered'})
  WHERE household.area IN $areas
    AND (member.since IS NULL OR member.since <= $day) AND (member.until IS NULL OR member.until > $day)
    AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
  RETURN household
  ORDER BY member.since IS NULL, member.since DESC, household.id
  LIMIT 1
}
CALL (household) {
  OPTIONAL MATCH (household)<-[member:MEMBER_OF]-(other:Person)
  WHERE other.area IN $areas
    AND (member.since IS NULL OR member.since <= $day) AND (member.until IS NULL OR member.until > $day)
  WITH other, member
  ORDER BY member.role <> 'head', other.born, other.id
  RETURN collect(other {.id, .name, .sex, .born, .died, role: member.role}) AS members
}
CALL (person) {
  CALL (person) {
    MATCH (person)<-[:HELD_BY]-(award:Award)
    RETURN award
    UNION
    MATCH (person)-[member:MEMBER_OF]->(home:Household)<-[:HELD_BY]-(award:Award)
    WHERE home.area IN $areas
      AND (member.since IS NULL OR member.since <= $day) AND (member.until IS NULL OR member.until > $day)
    RETURN award
  }
  MATCH (award)-[:UNDER]->(policy:Policy)
  WHERE award.area IN $areas
    AND (award.since IS NULL OR award.since <= $day)
  WITH award, policy
  ORDER BY award.since IS NULL, award.since DESC, award.id
  RETURN collect(award {
           .id, .status, .monthly, .amount, .since, .until,
           policy_id: policy.id, title: policy.title, title_zh: policy.title_zh
         }) AS awards
}
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
       }) AS address,
       CASE WHEN household IS NOT NULL THEN household {
         .id, .kind,
         in_all: size(members),
         members: members[..$at_most]
       } END AS household,
       size(awards) AS awards_in_all,
       awards[..$at_most] AS awards
