/*---
about: A person's citizen number as it is kept, encrypted. No row means no such person in scope.
subjects: [$person_id]
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
RETURN [number IN [person.citizen_sealed] WHERE number IS NOT NULL | {of: person.id + '.citizen', number: number}] AS sealed
