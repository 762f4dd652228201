/*---
about: A person's ties on a day, counted by kind and direction inside the scope. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
OPTIONAL MATCH (person)-[tie]-(other)
WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  AND (other.since IS NULL OR other.since <= $day) AND (other.until IS NULL OR other.until > $day)
  AND (other.at IS NULL OR date(other.at) <= $day) AND (other.starts IS NULL OR date(other.starts) <= $day)
  AND (NOT (other:Person OR other:Household OR other:Award OR other:Payment OR other:Application)
       OR other.area IN $areas)
  AND NOT other:Doubt
  AND (NOT (other:Visit OR other:Assessment) OR NOT EXISTS {
    MATCH (other)-[:TO|OF]->(whom:Person)
    WHERE NOT whom.area IN $areas
  })
  AND (NOT other:Fact OR NOT EXISTS {
    MATCH (other)-[:ABOUT]->(whom:Person)
    WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
  })
RETURN person.name AS name,
       type(tie) AS kind,
       CASE WHEN startNode(tie) = person THEN 'out' ELSE 'in' END AS direction,
       count(tie) AS ties
ORDER BY kind, direction
