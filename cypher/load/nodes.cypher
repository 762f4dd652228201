/*---
about: Write nodes of any label by their id; a second time changes nothing.
writes: true
params:
  rows: [{id: P-1, labels: [Person], properties: {name: 王芳}, lon: null, lat: null}]
---*/
UNWIND $rows AS row
MERGE (node:Entity {id: row.id})
SET node += row.properties,
    node:$(row.labels),
    node.location = CASE
      WHEN row.lon IS NULL THEN node.location
      ELSE point({longitude: row.lon, latitude: row.lat})
    END
