/*---
about: The institutions that others of a person's household are with on a day; only those in scope.
subjects: [$person_id, who]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})-[own:MEMBER_OF]->(household:Household)<-[theirs:MEMBER_OF]-(other:Person)
WHERE person.area IN $areas AND household.area IN $areas AND other.area IN $areas
  AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  AND (theirs.since IS NULL OR theirs.since <= $day) AND (theirs.until IS NULL OR theirs.until > $day)
MATCH (other)-[stay:STAYS_AT|STUDIES_AT]->(place:Institution)
WHERE (stay.since IS NULL OR stay.since <= $day) AND (stay.until IS NULL OR stay.until > $day)
  AND coalesce(stay.kind, 'resident') <> 'custody'
WITH DISTINCT place.id AS institution_id, other.id AS who,
     CASE type(stay) WHEN 'STUDIES_AT' THEN 'pupil' ELSE coalesce(stay.kind, 'resident') END AS kind
RETURN institution_id,
       kind,
       who
ORDER BY institution_id, who, kind
LIMIT 100
