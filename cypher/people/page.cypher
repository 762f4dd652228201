/*---
about: A person's own page on the day, what the register says, where they live, the registered household with its members in scope, and the awards that offices in scope gave them or a household they belong to, the newest first. No row means no such person in scope.
subjects: [$person_id, household.members.id]
params:
  person_id: P-1
  at_most: 20
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
       }) AS address,
       head(COLLECT {
         MATCH (person)-[own:MEMBER_OF]->(household:Household {basis: 'registered'})
         WHERE household.area IN $areas
           AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
         WITH household, own.since AS since
         ORDER BY since IS NULL, since DESC, household.id
         LIMIT 1
         WITH household, COLLECT {
           MATCH (household)<-[tie:MEMBER_OF]-(member:Person)
           WHERE member.area IN $areas
             AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           WITH tie, member
           ORDER BY coalesce(tie.role = 'head', false) DESC, member.born, member.id
           RETURN member {.id, .name, .sex, .born, .died, role: tie.role}
         } AS members
         RETURN {id: household.id, kind: household.kind, in_all: size(members), members: members[..$at_most]}
       }) AS household,
       COLLECT {
         MATCH (person)-[member:MEMBER_OF*0..1]->(holder:Person|Household)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
         WHERE holder.area IN $areas
           AND all(tie IN member WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day))
           AND award.area IN $areas
           AND (award.since IS NULL OR award.since <= $day)
         WITH DISTINCT award, policy
         ORDER BY award.since IS NULL, award.since DESC, award.id
         LIMIT 1000
         RETURN {
           id: award.id,
           policy_id: policy.id,
           title: {zh: policy.title_zh, en: policy.title},
           status: award.status,
           monthly: award.monthly,
           amount: award.amount,
           since: award.since,
           until: award.until
         }
       } AS awards
