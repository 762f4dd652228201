/*---
about: Which job applied a batch of providers; one that goes on after a kill finds its own last batch there already.
params:
  batch_id: providers/care-homes/care-homes/000000
---*/
MATCH (batch:Batch {id: $batch_id})
RETURN batch.job AS job
