/*---
about: The households of each basis that a person in scope belongs to on the day, with their members in scope.
subjects: [$person_id, members.id]
params:
  person_id: P-1
  at_most: 20
---*/
MATCH (person:Person {id: $person_id})-[own:MEMBER_OF]->(household:Household)
WHERE person.area IN $areas
  AND household.area IN $areas
  AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
WITH DISTINCT household
MATCH (household)<-[tie:MEMBER_OF]-(member:Person)
WHERE member.area IN $areas
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
WITH DISTINCT household, member, max(coalesce(tie.role = 'head', false)) AS heads
ORDER BY heads DESC, member.born IS NULL, member.born, member.id
WITH household, collect(member {.id, .name, .born, .died, role: CASE WHEN heads THEN 'head' ELSE 'member' END}) AS members
RETURN household.id AS id,
       household.basis AS basis,
       household.kind AS kind,
       size(members) AS in_all,
       members[..$at_most] AS members
ORDER BY basis DESC, id
