/*---
about: The awards that run on the day in the asker's areas under policies that are looked at again, with who holds each, first those that began first.
subjects: [holder]
params:
  policies: [minimum-living-allowance]
  until: 2026-05-30
---*/
MATCH (award:Award)-[:UNDER]->(policy:Policy)
WHERE award.area IN $areas
  AND policy.id IN $policies
  AND (award.since IS NULL OR award.since <= $until)
  AND (award.until IS NULL OR award.until > $day)
  AND award.status <> 'ended'
MATCH (award)-[:HELD_BY]->(holder:Person|Household)
WHERE holder.area IN $areas
RETURN award.id AS award,
       policy.id AS policy,
       holder.id AS holder,
       coalesce(holder.true_area, holder.area) AS township,
       award.since AS since
ORDER BY since, award
