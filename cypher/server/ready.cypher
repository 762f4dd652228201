/*---
about: Whether the database behind Bolt takes statements; the first one also loads the planner, which no question should wait for.
---*/
OPTIONAL MATCH (batch:Batch {id: 'seed'})
RETURN batch.id AS id
