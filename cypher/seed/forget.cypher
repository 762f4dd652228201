/*---
about: Delete what was done on a seeded graph since, that is offers, and the batches of the seed and of wiping it.
writes: true
---*/
MATCH (made:Offer|Batch)
WHERE made:Offer OR made.id = 'seed' OR made.id STARTS WITH 'seed-' OR made.id STARTS WITH 'wipe-'
DETACH DELETE made
