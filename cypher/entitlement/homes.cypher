/*---
about: Which of given households lie in scope, with their members in scope on the day.
subjects: [members]
params:
  ids: [H-1]
---*/
MATCH (household:Household)
WHERE household.id IN $ids
  AND household.area IN $areas
RETURN household.id AS id,
       COLLECT {
         MATCH (household)<-[tie:MEMBER_OF]-(member:Person)
         WHERE member.area IN $areas
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT member.id AS id
         ORDER BY id
       } AS members
ORDER BY id
