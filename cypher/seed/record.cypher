/*---
about: Record that a seed is complete; its day is this graph's today.
writes: true
params:
  seed: 7
  people: 2000
  as_of: 2026-06-30
  at: 2026-06-30T08:00:00Z
---*/
MERGE (batch:Batch {id: 'seed'})
SET batch.source = 'seed',
    batch.seed = $seed,
    batch.people = $people,
    batch.day = $as_of,
    batch.at = $at
