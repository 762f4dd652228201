/*---
about: One offer and what it joins. No row means no such offer to a person in scope.
subjects: [person_id]
params:
  offer_id: O-1
---*/
MATCH (offer:Offer {id: $offer_id})-[:TO]->(person:Person)
WHERE person.area IN $areas
MATCH (offer)-[:OF]->(resource:Resource)
MATCH (offer)-[:FOR]->(need:Need)
RETURN offer.id AS id,
       offer.status AS status,
       person.id AS person_id,
       resource.id AS resource_id,
       need.id AS need,
       offer.at AS at,
       offer.expires AS expires,
       offer.decided AS decided,
       offer.code AS code,
       offer.note AS note,
       resource.free AS free
