/*---
about: Phones whose number is not yet under the current keys.
sweeps: every Phone in the order of ids, a batch at a time, while keys are rotated
public: only ids and sealed numbers, for whoever holds the keys; nobody is shown them
params:
  after: P-0001
  sealing: k2-77b0
  blinding: b2-90af
  at_most: 5000
---*/
MATCH (phone:Phone)
WHERE phone.id > $after
  AND phone.number_sealed IS NOT NULL
WITH phone,
     split(phone.number_sealed, ':')[0] AS sealing,
     CASE WHEN phone.number_key CONTAINS ':' THEN split(phone.number_key, ':')[0] ELSE 'index' END AS blinding
WHERE sealing <> $sealing OR blinding <> $blinding
RETURN phone.id AS id,
       phone.number_sealed AS sealed
ORDER BY id
LIMIT $at_most
