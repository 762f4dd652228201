/*---
about: Whether a batch was applied; no row when it was not.
params:
  batch: needs-0a1b2c3d4e5f6071
---*/
MATCH (batch:Batch {id: $batch})
RETURN batch.id AS id
