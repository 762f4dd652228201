/*---
about: What stands in the way of seeding; people, people of another source, a seed that was begun, and one that was finished.
subjects: []  # counts only
sweeps: every person, once, before a seed or a wipe
public: only yes or no, and the names of batches; nobody is returned
---*/
RETURN EXISTS { MATCH (:Person) } AS people,
       EXISTS { MATCH (person:Person) WHERE coalesce(person.source, '') <> 'seed' } AS others,
       EXISTS { MATCH (:Batch {id: 'seed'}) } AS finished,
       COLLECT {
         MATCH (batch:Batch)
         WHERE batch.id STARTS WITH 'seed-' AND batch.id ENDS WITH '-000000'
         RETURN batch.id
         ORDER BY batch.id
       } AS begun
