/*---
about: One doubt with its history, where both ends of what it is about are in scope. No row means no such doubt.
public: {start: "hidden, above, stands for both ends", end: "hidden, above, stands for both ends"}
subjects: [start.id, end.id]
params:
  doubt_id: D-1
---*/
MATCH (doubt:Doubt {id: $doubt_id})
WHERE NOT EXISTS {
    MATCH (doubt)-[:DOUBTS]->(hidden)
    WHERE (hidden:Person OR hidden:Household OR hidden:Award OR hidden:Payment OR hidden:Application)
      AND NOT hidden.area IN $areas
  }
  AND NOT EXISTS {
    MATCH (doubt)-[:DOUBTS]->(served:Visit|Assessment)
    WHERE NOT EXISTS { (served)-[:TO|OF]->(whom:Person WHERE whom.area IN $areas) }
  }
  AND NOT EXISTS {
    MATCH (doubt)-[:DOUBTS]->(:Fact)-[:ABOUT]->(whom:Person)
    WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
  }
MATCH (doubt)-[:DOUBTS {place: 'start'}]->(start)
MATCH (doubt)-[:DOUBTS {place: 'end'}]->(end)
RETURN doubt.id AS id,
       doubt.kind AS kind,
       doubt.since AS since,
       doubt.status AS status,
       start {.id, label: head([label IN labels(start) WHERE NOT label IN ['Hub', 'Entity']])} AS start,
       end {.id, label: head([label IN labels(end) WHERE NOT label IN ['Hub', 'Entity']])} AS end,
       [n IN range(0, size(doubt.acts) - 1) | {act: doubt.acts[n], by: doubt.officers[n], at: doubt.moments[n], reason: doubt.reasons[n]}] AS history
