/*---
about: Put numbers under the current keys; one that somebody else has changed meanwhile is left as it is.
writes: true
params:
  rows: [{id: P-1, was: 'k1:AAAA', properties: {citizen_sealed: 'k2-77b0:AAAA', citizen_key: 'b2-90af:0d107d09f5bbe40c'}}]
---*/
UNWIND $rows AS row
MATCH (holder:Entity {id: row.id})
WHERE row.was = coalesce(holder.citizen_sealed, holder.number_sealed)
SET holder += row.properties
