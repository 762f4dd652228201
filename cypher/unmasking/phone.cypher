/*---
about: The phones a person uses on the day, their numbers as they are kept, encrypted. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
RETURN COLLECT {
  MATCH (person)-[uses:USES]->(phone:Phone)
  WHERE phone.number_sealed IS NOT NULL
    AND (uses.since IS NULL OR uses.since <= $day) AND (uses.until IS NULL OR uses.until > $day)
  RETURN {of: phone.id + '.number', number: phone.number_sealed}
  ORDER BY uses.since IS NULL, uses.since DESC, phone.id
  LIMIT 10
} AS sealed
