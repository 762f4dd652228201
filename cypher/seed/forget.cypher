/*---
about: Delete what was done on a seeded graph since, that is offers and their batches, and the batches of the seed and of wiping it.
writes: true
---*/
MATCH (made:Offer|Batch)
WHERE made:Offer
   OR made.id = 'seed'
   OR any(kind IN ['seed-', 'wipe-', 'offer-', 'accept-', 'decline-'] WHERE made.id STARTS WITH kind)
DETACH DELETE made
