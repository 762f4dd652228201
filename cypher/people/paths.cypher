/*---
about: The shortest explanations between two people in scope, up to six ties long, valid on the day, never through a hub.
subjects: [$start_id, $end_id, nodes.id]
params:
  start_id: P-1
  end_id: P-2
  at_most: 100
---*/
MATCH (start:Person {id: $start_id})
WHERE start.area IN $areas
MATCH (end:Person {id: $end_id})
WHERE end.area IN $areas
MATCH path = allShortestPaths((start)-[:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|LOCATED_AT|SAME_AS*..6]-(end))
WHERE all(tie IN relationships(path)
          WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day))
  AND all(node IN nodes(path)
          WHERE (NOT node:Hub OR node = start OR node = end)
            AND (NOT (node:Person OR node:Household) OR node.area IN $areas))
WITH path,
     [node IN nodes(path) | node.id] AS way,
     [tie IN relationships(path) | type(tie) + startNode(tie).id + coalesce(toString(tie.since), '') + '/' + coalesce(toString(tie.until), '') + coalesce(tie.source, '')] AS manner
ORDER BY way, manner
LIMIT $at_most
RETURN [node IN nodes(path) | {
         id: node.id,
         label: head([label IN labels(node) WHERE NOT label IN ['Hub', 'Entity']]),
         known: node {.name, .text, .bank}
       }] AS nodes,
       [tie IN relationships(path) | {
         kind: type(tie),
         start: startNode(tie).id,
         end: endNode(tie).id,
         since: tie.since,
         until: tie.until,
         source: tie.source,
         doubt: head(COLLECT {
           MATCH (doubt:Doubt {id: tie.doubt})
           RETURN doubt {.id, .kind, .status, history: [n IN range(0, size(doubt.acts) - 1) | {act: doubt.acts[n], by: doubt.officers[n], at: doubt.moments[n], reason: doubt.reasons[n]}]}
         })
       }] AS ties
