/*---
about: The institutions a person is with on a day, by staying or studying there or by being served at home.
subjects: [$person_id]
params:
  person_id: P-1
  served_since: 2026-05-31
---*/
MATCH (person:Person {id: $person_id})-[stay:STAYS_AT|STUDIES_AT]->(place:Institution)
WHERE person.area IN $areas
  AND (stay.since IS NULL OR stay.since <= $day) AND (stay.until IS NULL OR stay.until > $day)
RETURN place.id AS institution_id,
       CASE type(stay) WHEN 'STUDIES_AT' THEN 'pupil' ELSE coalesce(stay.kind, 'resident') END AS kind
ORDER BY institution_id, kind
LIMIT 100
UNION
MATCH (person:Person {id: $person_id})<-[:TO]-(visit:Visit)<-[:BILLED]-(place:Institution)
WHERE person.area IN $areas
  AND date(visit.starts) >= $served_since AND date(visit.starts) <= $day
  AND coalesce(visit.status, 'delivered') = 'delivered'
WITH DISTINCT place.id AS institution_id, visit.kind AS kind
RETURN institution_id,
       kind
ORDER BY institution_id, kind
LIMIT 100
