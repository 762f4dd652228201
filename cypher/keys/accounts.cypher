/*---
about: Accounts whose number is not yet under the current keys.
sweeps: every Account in the order of ids, a batch at a time, while keys are rotated
public: only ids and sealed numbers, for whoever holds the keys; nobody is shown them
params:
  after: A-0001
  sealing: k2-77b0
  blinding: b2-90af
  at_most: 5000
---*/
MATCH (account:Account)
WHERE account.id > $after
  AND account.number_sealed IS NOT NULL
WITH account,
     split(account.number_sealed, ':')[0] AS sealing,
     CASE WHEN account.number_key CONTAINS ':' THEN split(account.number_key, ':')[0] ELSE 'index' END AS blinding
WHERE sealing <> $sealing OR blinding <> $blinding
RETURN account.id AS id,
       account.number_sealed AS sealed
ORDER BY id
LIMIT $at_most
