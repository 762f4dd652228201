/*---
about: A person's registered household on the day, with its members in scope; no row when there is none.
subjects: [$person_id, members.id]
params:
  person_id: P-1
  at_most: 20
---*/
MATCH (person:Person {id: $person_id})-[own:MEMBER_OF]->(household:Household {basis: 'registered'})
WHERE person.area IN $areas
  AND household.area IN $areas
  AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
WITH household, own.since AS since
ORDER BY since IS NULL, since DESC, household.id
LIMIT 1
MATCH (household)<-[tie:MEMBER_OF]-(member:Person)
WHERE member.area IN $areas
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
WITH household, tie, member
ORDER BY coalesce(tie.role = 'head', false) DESC, member.born, member.id
WITH household, collect(member {.id, .name, .sex, .born, .died, role: tie.role}) AS members
RETURN household.id AS id,
       household.kind AS kind,
       size(members) AS in_all,
       members[..$at_most] AS members
