/*---
about: Move a person and what is theirs back to their true townships; a second time changes nothing.
subjects: [$person_id]
writes: true
params:
  person_id: P-1
  code: sealed0f3a
---*/
MATCH (person:Person {id: $person_id})
CALL (person) {
  RETURN person AS node, false AS anyway
  UNION
  MATCH (person)-[own:MEMBER_OF]->(household:Household)
  RETURN household AS node, own.until IS NULL OR own.until > $day AS anyway  // two may be sealed apart, of one household
}
CALL (node) {
  RETURN node AS moved
  UNION
  MATCH (node)<-[:HELD_BY]-(award:Award)
  RETURN award AS moved
  UNION
  MATCH (node)<-[:HELD_BY]-(:Award)<-[:OF]-(payment:Payment)
  RETURN payment AS moved
  UNION
  MATCH (node)<-[:FOR]-(payment:Payment)
  RETURN payment AS moved
  UNION
  MATCH (node)<-[:BY|ABOUT]-(application:Application)
  RETURN application AS moved
}
WITH moved, anyway
WHERE moved.true_area IS NOT NULL AND (anyway OR moved.area = $code)
WITH DISTINCT moved
SET moved.area = moved.true_area
REMOVE moved.true_area
