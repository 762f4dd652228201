/*---
about: Doubts that stand, raised or confirmed, about ties between any two of these ids, where both ends are in scope.
subjects: []  # the pattern has named them
params:
  ids: [P-1, T-1]
---*/
MATCH (doubt:Doubt)
WHERE doubt.start IN $ids
  AND doubt.end IN $ids
  AND doubt.status <> 'lifted'
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
RETURN doubt.start AS start,
       doubt.end AS end,
       doubt {.id, .kind, .status, history: [n IN range(0, size(doubt.acts) - 1) | {act: doubt.acts[n], by: doubt.officers[n], at: doubt.moments[n], reason: doubt.reasons[n]}]} AS doubt
ORDER BY doubt.id
