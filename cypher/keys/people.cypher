/*---
about: People whose citizen number is not yet under the current keys.
sweeps: every Person in the order of ids, a batch at a time, while keys are rotated
public: only ids and sealed numbers, for whoever holds the keys; nobody is shown them
subjects: [id]
params:
  after: P-0001
  sealing: k2-77b0
  blinding: b2-90af
  at_most: 5000
---*/
MATCH (person:Person)
WHERE person.id > $after
  AND person.citizen_sealed IS NOT NULL
WITH person,
     split(person.citizen_sealed, ':')[0] AS sealing,
     CASE WHEN person.citizen_key CONTAINS ':' THEN split(person.citizen_key, ':')[0] ELSE 'index' END AS blinding
WHERE sealing <> $sealing OR blinding <> $blinding
RETURN person.id AS id,
       person.citizen_sealed AS sealed
ORDER BY id
LIMIT $at_most
