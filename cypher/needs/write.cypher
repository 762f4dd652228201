/*---
about: The tree of needs as its file has it; a need that left the file stays, for old offers point to it.
writes: true
params:
  rows: [{id: home-meals, title: Home meals, title_zh: 送餐, aliases: [做饭], parent: daily-living}]
---*/
UNWIND $rows AS row
MERGE (need:Entity {id: row.id})
SET need:Need,
    need.title = row.title,
    need.title_zh = row.title_zh,
    need.aliases = row.aliases,
    need.source = 'huimin'
WITH need, row
OPTIONAL MATCH (need)-[before:PART_OF]->(former:Need)
WHERE row.parent IS NULL OR former.id <> row.parent
DELETE before
WITH DISTINCT need, row
WHERE row.parent IS NOT NULL
MATCH (parent:Need {id: row.parent})
MERGE (need)-[:PART_OF]->(parent)
