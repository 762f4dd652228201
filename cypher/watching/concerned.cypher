/*---
about: Whom a change can concern, by what changed - who it is about, who lives with them, and whoever has one of these among their nearest kin or lives with one who has; for the evaluator only.
subjects: [people]
public: The law names them, wherever they live; only their ids are read here.
params:
  rows: [{id: P-1, since: 2026-06-30}]
---*/
UNWIND $rows AS row
MATCH (about:Entity {id: row.id})
CALL (about) {
  WITH about
  WHERE about:Person OR about:Household
  RETURN about AS holder
  UNION
  WITH about
  WHERE about:Fact OR about:Application
  MATCH (about)-[:ABOUT]->(holder:Person|Household)
  RETURN holder
  UNION
  WITH about
  WHERE about:Award
  MATCH (about)-[:HELD_BY]->(holder:Person|Household)
  RETURN holder
  UNION
  WITH about
  WHERE about:Property OR about:Vehicle
  MATCH (about)<-[:OWNS]-(holder:Person)
  RETURN holder
}
WITH row, holder
WHERE holder.true_area IS NULL OR holder.area IN $areas
WITH row, collect(holder) AS holders
WITH row,
     holders,
     COLLECT {
       UNWIND holders AS one
       WITH one
       WHERE one:Person
       RETURN one
       UNION
       UNWIND holders AS home
       MATCH (home:Household)<-[tie:MEMBER_OF]-(one:Person)
       WHERE (tie.until IS NULL OR tie.until >= row.since)
         AND (one.true_area IS NULL OR one.area IN $areas)
       RETURN one
     } AS touched
WITH row,
     holders,
     touched + COLLECT {
       UNWIND touched AS one
       MATCH (one)-[tie:PARENT_OF|SPOUSE_OF]-(kin:Person)
       WHERE (tie.until IS NULL OR tie.until >= row.since)
         AND (kin.true_area IS NULL OR kin.area IN $areas)
       RETURN DISTINCT kin
     } AS named
WITH row,
     holders,
     named,
     [one IN holders WHERE one:Household] + COLLECT {
       UNWIND named AS one
       MATCH (one)-[tie:MEMBER_OF]->(home:Household)
       WHERE (tie.until IS NULL OR tie.until >= row.since)
         AND (home.true_area IS NULL OR home.area IN $areas)
       RETURN DISTINCT home
     } AS homes
RETURN row.id AS about,
       [one IN holders | one.id] AS holders,
       [one IN named | one.id] + COLLECT {
         UNWIND homes AS home
         MATCH (home)<-[tie:MEMBER_OF]-(one:Person)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (one.true_area IS NULL OR one.area IN $areas)
         RETURN DISTINCT one.id
         LIMIT 2000
       } AS people,
       [one IN homes | one.id] AS homes
