/*---
about: The policies of the catalogue as their files have them; one that left it stays, for awards hang on it. What a policy excludes beside its file, an office may have added.
writes: true
params:
  rows: [{id: orphan, title: Orphan allowance, title_zh: 孤儿基本生活费, basis: 国办发〔2010〕54号, excludes: [extreme-hardship], needs: [residential-care]}]
---*/
UNWIND $rows AS row
MERGE (policy:Policy {id: row.id})
SET policy:Entity,
    policy.title = row.title,
    policy.title_zh = row.title_zh,
    policy.basis = row.basis,
    policy.source = 'huimin'
WITH collect([policy, row]) AS all
UNWIND all AS one
WITH one[0] AS policy, one[1] AS row
CALL (policy, row) {
  OPTIONAL MATCH (policy)-[before:EXCLUDES {source: 'huimin'}]->(other:Policy)
  WHERE NOT other.id IN row.excludes
  DELETE before
}
CALL (policy, row) {
  MATCH (other:Policy)
  WHERE other.id IN row.excludes
  MERGE (policy)-[rule:EXCLUDES]->(other)
  SET rule.source = 'huimin'
}
CALL (policy, row) {
  MATCH (need:Need)
  WHERE need.id IN row.needs
  MERGE (policy)-[gives:ENTITLES_TO]->(need)
  SET gives.source = 'huimin'
}
