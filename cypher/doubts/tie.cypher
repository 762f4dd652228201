/*---
about: The newest tie of a kind between two ends, where the asker sees it, beside a person of theirs or on a path. No row, no such tie.
subjects: [people]
params:
  kind: SPOUSE_OF
  start_id: P-1
  end_id: P-2
  since: null
---*/
CALL () {
  MATCH (start:Person {id: $start_id})
  WHERE start.area IN $areas
  RETURN start
  UNION
  MATCH (start:Household {id: $start_id})
  WHERE start.area IN $areas
  RETURN start
  UNION
  MATCH (start:Award {id: $start_id})
  WHERE start.area IN $areas
  RETURN start
  UNION
  MATCH (start:Payment {id: $start_id})
  WHERE start.area IN $areas
  RETURN start
  UNION
  MATCH (start:Application {id: $start_id})
  WHERE start.area IN $areas
  RETURN start
  UNION
  MATCH (start:Institution {id: $start_id})
  RETURN start
  UNION
  MATCH (start:Visit {id: $start_id})
  RETURN start
  UNION
  MATCH (start:Assessment {id: $start_id})
  RETURN start
  UNION
  MATCH (start:Offer {id: $start_id})
  RETURN start
  UNION
  MATCH (start:Fact {id: $start_id})
  RETURN start
  UNION
  MATCH (start:Officer {id: $start_id})
  RETURN start
}
MATCH (start)-[tie]->(end {id: $end_id})
WHERE type(tie) = $kind
  AND ($since IS NULL OR tie.since = $since)
  AND (start:Person OR end:Person OR type(tie) IN ['LIVES_AT', 'USES', 'OWNS', 'LOCATED_AT'])
  AND (NOT (end:Person OR end:Household OR end:Award OR end:Payment OR end:Application) OR end.area IN $areas)
  AND (NOT (start:Visit OR start:Assessment) OR EXISTS {
    MATCH (start)-[:TO|OF]->(whom:Person)
    WHERE whom.area IN $areas
  })
  AND (NOT (end:Visit OR end:Assessment) OR EXISTS {
    MATCH (end)-[:TO|OF]->(whom:Person)
    WHERE whom.area IN $areas
  })
  AND (NOT start:Fact OR NOT EXISTS {
    MATCH (start)-[:ABOUT]->(whom:Person)
    WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
  })
  AND (NOT end:Fact OR NOT EXISTS {
    MATCH (end)-[:ABOUT]->(whom:Person)
    WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
  })
WITH start, tie, end
ORDER BY tie.since IS NULL, tie.since DESC, elementId(tie)
LIMIT 1
RETURN elementId(tie) AS tie,
       tie.since AS since,
       [it IN [start, end] WHERE it:Person | it.id] AS people
