/*---
about: What a person was offered before, the newest first.
subjects: [$person_id]
params:
  person_id: P-1
  at_most: 500
---*/
MATCH (person:Person {id: $person_id})<-[:TO]-(offer:Offer)-[:OF]->(resource:Resource)
WHERE person.area IN $areas
OPTIONAL MATCH (offer)-[:FOR]->(need:Need)
OPTIONAL MATCH (resource)<-[:OFFERS]-(institution:Institution)
RETURN offer.id AS id,
       offer.status AS status,
       offer.code AS code,
       offer.decided AS decided,
       offer.expires AS expires,
       resource.id AS resource_id,
       min(institution.id) AS institution_id,
       min(need.id) AS need,
       offer.at AS at
ORDER BY at DESC, id
LIMIT $at_most
