/*---
about: How many batches have been applied whose names begin so, as those of one source do, or the one of a whole name.
sweeps: these batches only, found by the index on their ids
params:
  prefix: providers/care-homes/care-homes/
---*/
MATCH (batch:Batch)
WHERE batch.id STARTS WITH $prefix
RETURN count(batch) AS number
