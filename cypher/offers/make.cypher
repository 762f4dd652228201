/*---
about: Offer a resource to a person for a need; the same offer a second time changes nothing.
subjects: [$person_id]
writes: true
params:
  offer_id: O-1
  person_id: P-1
  resource_id: R-1
  need: home-meals
  at: 2026-06-30T08:00:00Z
  expires: 2026-07-14
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (resource:Resource {id: $resource_id})
MATCH (need:Need {id: $need})
CREATE (offer:Entity:Offer {id: $offer_id, status: 'offered', at: $at, expires: $expires, source: 'office'})
CREATE (offer)-[:TO]->(person)
CREATE (offer)-[:OF]->(resource)
CREATE (offer)-[:FOR]->(need)
