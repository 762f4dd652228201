/*---
about: Accept an offer and take one free place, together or not at all; it changes nothing when the place or the offer is gone.
subjects: []  # offers/show has named the person
writes: true
params:
  offer_id: O-1
  at: 2026-06-30T08:00:00Z
---*/
MATCH (person:Person)<-[:TO]-(offer:Offer {id: $offer_id})-[:OF]->(resource:Resource)
WHERE person.area IN $areas
SET offer.held = true,    // a decline at the same moment is seen below, not overwritten
    resource.held = true  // two people at the last place: the second waits here for the first
WITH offer, resource
REMOVE offer.held, resource.held
WITH offer, resource
WHERE offer.status = 'offered'
  AND (offer.expires IS NULL OR offer.expires > $day)
  AND (resource.free IS NULL OR resource.free > 0)
SET offer.status = 'accepted',
    offer.decided = $at,
    resource.free = resource.free - 1
