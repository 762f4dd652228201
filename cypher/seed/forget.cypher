/*---
about: Delete what was done on a seeded graph since, that is offers, doubts and their batches, and the batches of the seed and of wiping it.
writes: true
---*/
MATCH (made:Offer|Doubt|Batch)
WHERE made:Offer
   OR made:Doubt
   OR made.id = 'seed'
   OR any(kind IN ['seed-', 'wipe-', 'offer-', 'accept-', 'decline-', 'doubt-', 'seal-', 'lift-'] WHERE made.id STARTS WITH kind)
DETACH DELETE made
