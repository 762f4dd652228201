/*---
about: Doubt a tie that doubts/tie has just found, once however often it is raised; another reason joins its history, and what was lifted is raised again.
subjects: []  # doubts/tie has named the ends
writes: true
params:
  tie: 5:a:1
  start_id: P-1
  end_id: P-2
  doubt_id: D-1
  reason: 双方均称从未登记结婚
  at: 2026-06-30T08:00:00Z
---*/
MATCH (start)-[tie]->(end)
WHERE elementId(tie) = $tie
  AND start.id = $start_id
  AND end.id = $end_id
  AND (NOT (start:Person OR start:Household) OR start.area IN $areas)
  AND (NOT (end:Person OR end:Household) OR end.area IN $areas)
MERGE (doubt:Doubt {id: $doubt_id})
  ON CREATE SET doubt.kind = type(tie),
                doubt.start = $start_id,
                doubt.end = $end_id,
                doubt.since = tie.since,
                doubt.source = 'office',
                doubt.status = 'raised',
                doubt.at = $at,
                doubt.acts = [],
                doubt.officers = [],
                doubt.moments = [],
                doubt.reasons = []
SET doubt.held = true  // a reason given at the same moment is added to, not overwritten
WITH start, tie, end, doubt
REMOVE doubt.held
SET tie.doubt = doubt.id
MERGE (doubt)-[:DOUBTS {place: 'start'}]->(start)
MERGE (doubt)-[:DOUBTS {place: 'end'}]->(end)
WITH doubt
WHERE doubt.status = 'lifted'
   OR NOT any(n IN range(0, size(doubt.acts) - 1)
              WHERE doubt.acts[n] = 'raised' AND doubt.officers[n] = $officer AND doubt.reasons[n] = $reason)
SET doubt.status = CASE doubt.status WHEN 'confirmed' THEN 'confirmed' ELSE 'raised' END,
    doubt.at = $at,
    doubt.acts = doubt.acts + 'raised',
    doubt.officers = doubt.officers + $officer,
    doubt.moments = doubt.moments + toString($at),
    doubt.reasons = doubt.reasons + $reason
