/*---
about: How many imports of one source and kind have been applied; their batches share the beginning of their names.
sweeps: the batches of one source only, found by the index on their ids
params:
  prefix: providers/care-homes/care-homes/
---*/
MATCH (batch:Batch)
WHERE batch.id STARTS WITH $prefix
RETURN count(batch) AS number
