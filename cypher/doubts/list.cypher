/*---
about: A page of the doubts of these statuses whose ends are in scope, the last to change first, and how many there are.
public: {start: "hidden, above, stands for both ends", end: "hidden, above, stands for both ends"}
subjects: [doubts.start.id, doubts.end.id]
sweeps: every doubt of these statuses
params:
  statuses: [raised]
  after_at: 9999-12-31T00:00:00Z
  after_id: ""
  at_most: 50
---*/
MATCH (doubt:Doubt)
WHERE doubt.status IN $statuses
  AND COUNT { (doubt)-[:DOUBTS]->() } = 2
  AND NOT EXISTS {
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
WITH doubt
ORDER BY doubt.at DESC, doubt.id
WITH collect(doubt) AS found
RETURN size(found) AS in_all,
       COLLECT {
         UNWIND [it IN found
                 WHERE it.at < $after_at OR (it.at = $after_at AND it.id > $after_id)][..$at_most] AS doubt
         MATCH (doubt)-[:DOUBTS {place: 'start'}]->(start)
         MATCH (doubt)-[:DOUBTS {place: 'end'}]->(end)
         RETURN {
           id: doubt.id,
           kind: doubt.kind,
           since: doubt.since,
           status: doubt.status,
           changed: toString(doubt.at),
           start: start {.id, label: head([label IN labels(start) WHERE NOT label IN ['Hub', 'Entity']])},
           end: end {.id, label: head([label IN labels(end) WHERE NOT label IN ['Hub', 'Entity']])},
           history: [n IN range(0, size(doubt.acts) - 1) | {act: doubt.acts[n], by: doubt.officers[n], at: doubt.moments[n], reason: doubt.reasons[n]}]
         }
         ORDER BY doubt.at DESC, doubt.id
       } AS doubts
