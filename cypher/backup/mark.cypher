/*---
about: How many writes a graph has seen, for each leaves a batch; two equal marks mean that nobody wrote in between.
---*/
MATCH (batch:Batch)
RETURN count(batch) AS batches
