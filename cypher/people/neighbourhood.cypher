/*---
about: A page of a person's ties on a day, in the order of $rank and newest first within each kind, at most some of each; hubs stay closed.
subjects: [$person_id, id]
params:
  person_id: P-1
  rank: {MEMBER_OF: 0, LIVES_AT: 1}
  direction: null
  source: null
  begun_from: null
  begun_to: null
  each: 50
  after_rank: -1
  after_since: 9999-12-31
  after_id: ""
  after_last: ""
  at_most: 50
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[tie]-(other)
WHERE $rank[type(tie)] >= $after_rank
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  AND (other.since IS NULL OR other.since <= $day) AND (other.until IS NULL OR other.until > $day)
  AND (other.at IS NULL OR date(other.at) <= $day) AND (other.starts IS NULL OR date(other.starts) <= $day)
  AND (NOT (other:Person OR other:Household OR other:Award OR other:Payment OR other:Application)
       OR other.area IN $areas)
  AND (NOT (other:Visit OR other:Assessment) OR EXISTS {
    MATCH (other)-[:TO|OF]->(whom:Person)
    WHERE whom.area IN $areas
  })
  AND (NOT other:Fact OR NOT EXISTS {
    MATCH (other)-[:ABOUT]->(whom:Person)
    WHERE whom.true_area IS NOT NULL AND NOT whom.area IN $areas
  })
WITH person, tie, other,
     $rank[type(tie)] AS rank,
     coalesce(tie.since, other.since, date(other.at), date(other.starts), date('0001-01-01')) AS moment,
     CASE WHEN startNode(tie) = person THEN 'out' ELSE 'in' END AS direction
WITH *, direction + coalesce(tie.kind, tie.role, '') + toString(coalesce(tie.until, '')) + coalesce(tie.source, '') AS last
WHERE ($direction IS NULL OR direction = $direction)
  AND ($source IS NULL OR tie.source = $source)
  AND ($begun_from IS NULL OR moment >= $begun_from)
  AND ($begun_to IS NULL OR moment <= $begun_to)
ORDER BY rank, moment DESC, other.id, last
WITH rank, collect({tie: tie, other: other, moment: moment, direction: direction, last: last})[..$each] AS some
UNWIND some AS one
WITH rank, one.tie AS tie, one.other AS other, one.moment AS moment, one.direction AS direction, one.last AS last
WHERE rank > $after_rank
   OR moment < $after_since
   OR (moment = $after_since AND (other.id > $after_id OR (other.id = $after_id AND last > $after_last)))
ORDER BY rank, moment DESC, other.id, last
LIMIT $at_most
WITH *, head(COLLECT { MATCH (other)-[:UNDER]->(policy:Policy) RETURN policy ORDER BY policy.id }) AS policy
OPTIONAL MATCH (doubt:Doubt {id: tie.doubt})
RETURN rank, moment, last, direction,
       type(tie) AS kind,
       coalesce(tie.kind, tie.role) AS detail,
       tie.since AS since,
       tie.until AS until,
       tie.source AS source,
       doubt {.id, .kind, .status, history: [n IN range(0, size(doubt.acts) - 1) | {act: doubt.acts[n], by: doubt.officers[n], at: doubt.moments[n], reason: doubt.reasons[n]}]} AS doubt,
       other.id AS id,
       head([label IN labels(other) WHERE NOT label IN ['Hub', 'Entity']]) AS label,
       other {
         .name, .text, .kind, .basis, .status, .role, .bank, .monthly, .amount,
         title: coalesce(other.title, policy.title),
         title_zh: coalesce(other.title_zh, policy.title_zh),
         on: toString(date(coalesce(other.at, other.starts)))
       } AS known,
       other:Hub AS is_hub,
       other.hub_reason AS hub_reason,
       CASE WHEN other:Hub THEN reduce(people = 0, told IN coalesce(other.hub_townships, []) |
         people + CASE WHEN split(told, ' ')[0] IN $areas THEN toInteger(split(told, ' ')[1]) ELSE 0 END)
       END AS hub_people,
       CASE
         WHEN other.hub_count >= 20 THEN '20-and-more'
         WHEN other.hub_count >= 5 THEN '5-19'
         WHEN other.hub_count >= 2 THEN '2-4'
         WHEN other.hub_count = 1 THEN '1'
       END AS hub_band,
       other.hub_counted AS hub_counted
ORDER BY rank, moment DESC, id, last
