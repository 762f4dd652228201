/*---
about: Whether a batch is new; its node stands in the same transaction as what it brings, so applying it twice changes nothing.
writes: true
params:
  batch: seed-7-0001
  source: seed
  at: 2026-06-30T08:00:00Z
---*/
MERGE (batch:Batch {id: $batch})
ON CREATE SET batch.at = $at, batch.source = $source, batch.applying = true
WITH batch, coalesce(batch.applying, false) AS fresh
REMOVE batch.applying
RETURN fresh
