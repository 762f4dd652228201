/*---
about: Say that two records are two people, by a tie NOT_SAME_AS under a doubt, once however often it is said; another reason joins its history.
subjects: [$start_id, $end_id]
writes: true
params:
  start_id: P-1
  end_id: P-2
  doubt_id: D-1
  reason: 出生年份和籍贯都不同
  at: 2026-06-30T08:00:00Z
---*/
MATCH (start:Person {id: $start_id})
WHERE start.area IN $areas
MATCH (end:Person {id: $end_id})
WHERE end.area IN $areas
MERGE (doubt:Doubt {id: $doubt_id})
  ON CREATE SET doubt.kind = 'NOT_SAME_AS',
                doubt.start = $start_id,
                doubt.end = $end_id,
                doubt.source = 'office',
                doubt.status = 'raised',
                doubt.at = $at,
                doubt.acts = [],
                doubt.officers = [],
                doubt.moments = [],
                doubt.reasons = []
SET doubt.held = true  // a reason given at the same moment is added to, not overwritten
WITH start, end, doubt
REMOVE doubt.held
MERGE (doubt)-[:DOUBTS {place: 'start'}]->(start)
MERGE (doubt)-[:DOUBTS {place: 'end'}]->(end)
WITH start, end, doubt
WHERE doubt.status = 'lifted'
   OR NOT any(n IN range(0, size(doubt.acts) - 1)
              WHERE doubt.acts[n] = 'raised' AND doubt.officers[n] = $officer AND doubt.reasons[n] = $reason)
SET doubt.status = CASE doubt.status WHEN 'confirmed' THEN 'confirmed' ELSE 'raised' END,
    doubt.at = $at,
    doubt.acts = doubt.acts + 'raised',
    doubt.officers = doubt.officers + $officer,
    doubt.moments = doubt.moments + toString($at),
    doubt.reasons = doubt.reasons + $reason
WITH start, end, doubt,
     EXISTS {
       MATCH (start)-[open:NOT_SAME_AS]-(end)
       WHERE open.until IS NULL
     } AS parted
FOREACH (_ IN CASE WHEN parted THEN [] ELSE [1] END |
  CREATE (start)-[:NOT_SAME_AS {by: $officer, why: $reason, since: $day, known_at: $day, source: 'office', doubt: doubt.id}]->(end))
WITH start, end, doubt
MATCH (start)-[judged:SAME_AS|NOT_SAME_AS]-(end)
SET judged.doubt = coalesce(judged.doubt, doubt.id)
