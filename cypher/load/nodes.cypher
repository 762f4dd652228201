/*---
about: Write nodes of any label by their id; a second time changes nothing. Whom a seal has moved stays in the compartment.
writes: true
subjects: [$rows.id]
params:
  rows: [{id: P-1, labels: [Person], properties: {name: 王芳}, lon: null, lat: null}]
---*/
UNWIND $rows AS row
MERGE (node:Entity {id: row.id})
WITH row, node,
     CASE WHEN node.true_area IS NULL THEN {}
          ELSE {area: node.area, true_area: coalesce(row.properties.area, node.true_area)}
     END AS kept
SET node += row.properties,
    node += kept,
    node:$(row.labels),
    node.location = CASE
      WHEN row.lon IS NULL THEN node.location
      ELSE point({longitude: row.lon, latitude: row.lat})
    END
