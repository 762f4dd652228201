/*---
about: The addresses a person lives at on the day, as they are. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
RETURN COLLECT {
  MATCH (person)-[lives:LIVES_AT]->(address:Address)
  WHERE address.text IS NOT NULL
    AND (lives.since IS NULL OR lives.since <= $day) AND (lives.until IS NULL OR lives.until > $day)
  RETURN address.text
  ORDER BY lives.since IS NULL, lives.since DESC, address.id
  LIMIT 10
} AS plain
