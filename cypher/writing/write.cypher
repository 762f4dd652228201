/*---
about: One batch of an import. A node whose row has changed keeps its compartment; a tie whose row has changed is kept as it was, as REPLACED.
writes: true
subjects: [$created.id, $changed.id, $replaced.people, $ties.people]
params:
  batch_id: import/J-1/000000
  job: J-1
  created: [{id: P-a, labels: [Person], properties: {id: P-a, name: 王芳}, location: null}]
  changed: [{id: P-b, labels: [Person], properties: {name: 王芳}, location: {longitude: 114.0, latitude: 30.5}, moved: true}]
  replaced: [{kind: LIVES_AT, key: register/l1, start: P-a, end: A-a, version: 'register/l1@J-1', people: [P-a]}]
  ties: [{kind: LIVES_AT, start: P-a, end: A-b, people: [P-a], properties: {key: register/l1}}]
---*/
MATCH (batch:Batch {id: $batch_id})
SET batch.job = $job
WITH batch
CALL () {
  UNWIND $created AS row
  CREATE (node:Entity:$(row.labels))
  SET node = row.properties,
      node.location = point(row.location)
}
CALL () {
  UNWIND $changed AS row
  MATCH (node:Entity {id: row.id})
  WITH row, node,
       CASE WHEN node.true_area IS NULL THEN {}
            ELSE {area: node.area, true_area: coalesce(row.properties.area, node.true_area)}
       END AS kept
  SET node += row.properties,
      node += kept,
      node.location = CASE WHEN row.moved THEN point(row.location) ELSE node.location END
}
CALL () {
  UNWIND $replaced AS row
  MATCH (start:Entity {id: row.start})-[tie:$(row.kind) {key: row.key}]->(end:Entity {id: row.end})
  CREATE (start)-[before:REPLACED]->(end)
  SET before = properties(tie),
      before.tie = row.kind,
      before.key = row.version,
      before.replaced_at = $day
  DELETE tie
}
CALL () {
  UNWIND $ties AS row
  MATCH (start:Entity {id: row.start})
  MATCH (end:Entity {id: row.end})
  CREATE (start)-[tie:$(row.kind)]->(end)
  SET tie = row.properties
}
