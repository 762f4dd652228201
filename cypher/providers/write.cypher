/*---
about: Close what a source gave before, then write what it gives now; what is not written again stays ended.
writes: true
params:
  batch_id: providers/care-homes/care-homes/000000
  job: J-1
  source: care-homes
  closing: [I-1]
  rows:
    - id: I-1
      location: {longitude: -2.35, latitude: 53.4}
      properties: {name: Ascot House, kind: care-home, source_id: care-homes/no:1}
      offers:
        - id: R-1
          location: null
          needs: [residential-care]
          properties: {name: 养老床位, kind: service, source_id: care-homes/no:1/residential-care}
---*/
MATCH (batch:Batch {id: $batch_id})
SET batch.job = $job
WITH batch
CALL () {
  UNWIND $closing AS id
  MATCH (institution:Institution {id: id})
  SET institution.until = coalesce(institution.until, $day),
      institution.known_at = $day
  WITH institution
  MATCH (institution)-[offers:OFFERS]->(resource:Resource {source: $source})
  SET resource.until = coalesce(resource.until, $day),
      offers.until = coalesce(offers.until, $day)
  WITH resource
  MATCH (resource)-[meets:MEETS]->(:Need)
  SET meets.until = coalesce(meets.until, $day)
}
UNWIND $rows AS row
MERGE (institution:Entity {id: row.id})
SET institution += row.properties,
    institution:Institution,
    institution.location = point(row.location),
    institution.source = $source,
    institution.known_at = $day
WITH institution, row
UNWIND row.offers AS offer
MERGE (resource:Entity {id: offer.id})
SET resource += offer.properties,
    resource:Resource,
    resource.location = point(offer.location),
    resource.source = $source,
    resource.known_at = $day
MERGE (institution)-[offers:OFFERS]->(resource)
SET offers += {source: $source, since: resource.since, until: null, known_at: $day}
WITH resource, offer
UNWIND offer.needs AS id
MATCH (need:Need {id: id})
MERGE (resource)-[meets:MEETS]->(need)
SET meets += {source: $source, since: resource.since, until: null, known_at: $day}
