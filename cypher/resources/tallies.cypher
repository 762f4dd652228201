/*---
about: How earlier offers of some resources ended, among people of the asker's areas and of about the same age.
subjects: []  # counts only
params:
  resource_ids: [R-1, R-2]
  born_from: 1921-06-30
  born_to: 1966-06-30
---*/
UNWIND $resource_ids AS resource_id
MATCH (resource:Resource {id: resource_id})<-[:OF]-(offer:Offer)-[:TO]->(person:Person)
WHERE person.area IN $areas
  AND offer.status IN ['finished', 'declined', 'expired']
  AND ($born_from IS NULL OR person.born >= $born_from)
  AND ($born_to IS NULL OR person.born <= $born_to)
RETURN resource_id,
       count(offer) AS ended,
       count(CASE offer.status WHEN 'finished' THEN 1 END) AS finished
ORDER BY resource_id
