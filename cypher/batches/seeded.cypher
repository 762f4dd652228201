/*---
about: The seed this graph was filled with and its day; no row on an office's own graph.
---*/
MATCH (batch:Batch {id: 'seed'})
RETURN batch.seed AS seed,
       batch.people AS people,
       batch.day AS day
