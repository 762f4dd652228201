/*---
about: Confirm or lift a doubt in the version that was read; it changes nothing when somebody was quicker. Two records whose doubt is lifted are parted no longer.
subjects: []  # doubts/show has named the ends
writes: true
params:
  doubt_id: D-1
  version: 1
  act: confirmed
  reason: 入户核实
  at: 2026-06-30T08:00:00Z
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
SET doubt.held = true  // a decision at the same moment is seen below, not overwritten
WITH doubt
REMOVE doubt.held
WITH doubt
WHERE size(doubt.acts) = $version
SET doubt.status = $act,
    doubt.at = $at,
    doubt.acts = doubt.acts + $act,
    doubt.officers = doubt.officers + $officer,
    doubt.moments = doubt.moments + toString($at),
    doubt.reasons = doubt.reasons + $reason
WITH doubt
MATCH (doubt)-[:DOUBTS {place: 'start'}]->(:Person)-[parted:NOT_SAME_AS {doubt: doubt.id}]->(:Person)
WHERE doubt.status = 'lifted'
  AND parted.until IS NULL
SET parted.until = $day
