/*---
about: Move a person and what is theirs into a compartment, the true township kept beside; what was moved before stays.
subjects: [$person_id]
writes: true
params:
  person_id: P-1
  code: sealed0f3a
---*/
MATCH (person:Person {id: $person_id})
CALL (person) {
  RETURN person AS node
  UNION
  MATCH (person)-[own:MEMBER_OF]->(household:Household)
  WHERE NOT EXISTS {
    MATCH (household)<-[theirs:MEMBER_OF]-(other:Person)
    WHERE other <> person
      AND other.true_area IS NULL
      AND (theirs.until IS NULL OR theirs.until > $day OR own.until <= $day)
  }
  RETURN household AS node
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
WITH DISTINCT moved
WHERE moved.true_area IS NULL
SET moved.true_area = moved.area,
    moved.area = $code
