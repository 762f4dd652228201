/*---
about: Decline an offer with a code; it changes nothing when the offer was answered already.
subjects: []  # offers/show has named the person
writes: true
params:
  offer_id: O-1
  at: 2026-06-30T08:00:00Z
  code: too-far
  note: null
---*/
MATCH (person:Person)<-[:TO]-(offer:Offer {id: $offer_id})
WHERE person.area IN $areas
SET offer.held = true  // an acceptance at the same moment is seen below, not overwritten
WITH offer
REMOVE offer.held
WITH offer
WHERE offer.status = 'offered'
SET offer.status = 'declined',
    offer.decided = $at,
    offer.code = $code,
    offer.note = $note
