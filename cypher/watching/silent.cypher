/*---
about: Whoever alive is paid something and gave the last sign of life within given days, and none since.
subjects: [people]
sweeps: what is stated of last signs of life
params:
  after: 2026-05-28
  until: 2026-05-29
---*/
MATCH (sign:Fact {kind: 'last-sign-of-life'})-[:ABOUT]->(person:Person)
WHERE sign.since > $after
  AND sign.since <= $until
  AND person.area IN $areas
  AND person.died IS NULL
  AND NOT EXISTS {
    MATCH (person)<-[:ABOUT]-(later:Fact {kind: 'last-sign-of-life'})
    WHERE later.since > $until
  }
  AND EXISTS {
    MATCH (person)<-[:HELD_BY]-(award:Award)
    WHERE (award.since IS NULL OR award.since <= $day) AND (award.until IS NULL OR award.until > $day)
      AND award.area IN $areas
  }
WITH DISTINCT person.id AS id
ORDER BY id
RETURN collect(id) AS people
