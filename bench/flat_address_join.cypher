/*---
about: The flat join a spreadsheet would make, of each helped household with everybody else at one of its addresses.
sweeps: every helped household in scope
params:
  policies: [minimum-living-allowance]
---*/
MATCH (policy:Policy)<-[:UNDER]-(award:Award {status: 'active'})-[:HELD_BY]->(claim:Household)<-[:MEMBER_OF]-(member:Person)
WHERE policy.id IN $policies
  AND claim.area IN $areas
WITH claim, collect(DISTINCT member) AS members
MATCH (claim)<-[:MEMBER_OF]-(:Person)-[:LIVES_AT]->(:Address)<-[:LIVES_AT]-(other:Person)
WHERE other.area IN $areas
  AND NOT other IN members
WITH claim, members, collect(DISTINCT other) AS others
RETURN [person IN members + others | person.id] AS subjects
