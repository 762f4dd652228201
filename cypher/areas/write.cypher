/*---
about: Divisions as a state's list names them; a division another source has written stays as that source has it.
writes: true
params:
  rows: [{code: "110101001", name: 东华门街道, level: township, part_of: "110101"}]
---*/
UNWIND $rows AS row
MERGE (area:Entity {id: row.code})
ON CREATE SET area:Area,
              area.code = row.code,
              area.source = 'areas',
              area.known_at = $day
WITH area, row
WHERE area.source = 'areas'
SET area.name = row.name,
    area.level = row.level
WITH area, row
WHERE row.part_of IS NOT NULL
MATCH (wider:Area {code: row.part_of})
MERGE (area)-[tie:PART_OF]->(wider)
ON CREATE SET tie.source = 'areas',
              tie.known_at = $day
