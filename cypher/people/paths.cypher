/*---
about: The shortest explanations between two people in scope and those one step longer, up to six ties, valid on the day; through hubs only when asked.
subjects: [$start_id, $end_id, nodes.id]
params:
  start_id: P-1
  end_id: P-2
  hubs: false
  at_most: 100
---*/
MATCH (start:Person {id: $start_id})
WHERE start.area IN $areas
MATCH (end:Person {id: $end_id})
WHERE end.area IN $areas
// The last tie stands by itself, so that no way comes by either end twice: each of many things the two share would
// else go back and forth with each other one.
MATCH path = SHORTEST 2 GROUPS ((start)
  (()-[tie:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|LOCATED_AT|SAME_AS]-(node)
   WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
     AND (node.since IS NULL OR node.since <= $day) AND (node.until IS NULL OR node.until > $day)
     AND (NOT node:Hub OR node:Person OR $hubs)
     AND (NOT (node:Person OR node:Household) OR node.area IN $areas)
     AND node.id <> $start_id AND node.id <> $end_id){0,5}
  ()-[last:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|LOCATED_AT|SAME_AS]-(end)
  WHERE (last.since IS NULL OR last.since <= $day) AND (last.until IS NULL OR last.until > $day))
WITH path, nodes(path) AS places
WHERE all(place IN places WHERE single(other IN places WHERE other = place))
WITH path,
     [node IN nodes(path) | node.id] AS way,
     [tie IN relationships(path) | type(tie) + startNode(tie).id + coalesce(toString(tie.since), '') + '/' + coalesce(toString(tie.until), '') + coalesce(tie.source, '')] AS manner
ORDER BY length(path), way, manner
LIMIT $at_most
RETURN [node IN nodes(path) | {
         id: node.id,
         label: head([label IN labels(node) WHERE NOT label IN ['Hub', 'Entity']]),
         known: node {.name, .text, .bank},
         people: CASE WHEN node:Person OR node:Hub THEN null ELSE COUNT {
           MATCH (node)-[tie:MEMBER_OF|LIVES_AT|STAYS_AT|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT]-(other:Person)
           WHERE other.area IN $areas
             AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         } END
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
