/*---
about: Where a person is kept, so that a broken glass can open this one person. No row means no such person.
subjects: [$person_id]
public: an officer who breaks the glass is told only that the person exists; the area stays with the ledger
params:
  person_id: P-1
---*/
MATCH (person:Person {id: $person_id})
RETURN person.area AS area
