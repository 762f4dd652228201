/*---
about: Parents of given people and of those above them, eight generations up, against whom new parents are judged; packed into lists.
subjects: [people]
public: an import compares what its own source gave before; the operator who runs it sees no page
params:
  ids: [P-a]
---*/
UNWIND $ids AS id
MATCH (:Person {id: id})<-[:PARENT_OF*0..7]-(child:Person)<-[:PARENT_OF]-(parent:Person)
WITH DISTINCT parent.id AS parent, child.id AS child
RETURN collect(parent) AS parents,
       collect(child) AS children,
       collect(parent) + collect(child) AS people
