/*---
about: Who else in scope shares given things with a person on the day; a thing is opened no further than 1,000 people.
subjects: [$person_id, people.id]
params:
  person_id: P-1
  things: [A-1, T-1]
  at_most: 10
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[:LIVES_AT|USES|OWNS|MEMBER_OF]->(thing)
WHERE thing.id IN $things
WITH DISTINCT person, thing
CALL (person, thing) {
  MATCH (thing)<-[tie:LIVES_AT|USES|OWNS|MEMBER_OF]-(other:Person)
  WHERE other <> person
    AND other.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  WITH DISTINCT other
  LIMIT 1000
  WITH other
  ORDER BY other.born IS NULL, other.born, other.id
  RETURN collect(other {.id, .name, .born, .died}) AS people
}
RETURN thing.id AS thing,
       size(people) AS in_all,
       people[..$at_most] AS people
ORDER BY thing
