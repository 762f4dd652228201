/*---
about: The institutions a source gave before, each with its resources and the needs they meet, ended ones included.
sweeps: one source only, found by its index; but a source may have given 20,000 institutions
params:
  source: care-homes
  prefix: care-homes/
---*/
MATCH (institution:Institution {source: $source})
WHERE institution.source_id STARTS WITH $prefix
WITH institution
ORDER BY institution.id
RETURN institution.id AS id,
       institution.source_id AS source_id,
       institution.name AS name,
       institution.kind AS kind,
       institution.register_number AS register_number,
       institution.text AS text,
       institution.postcode AS postcode,
       institution.phone AS phone,
       institution.website AS website,
       institution.opens AS opens,
       institution.location AS location,
       institution.since AS since,
       institution.until AS until,
       COLLECT {
         MATCH (institution)-[:OFFERS]->(resource:Resource {source: $source})
         RETURN resource {
           .id, .source_id, .name, .about, .kind, .unit, .capacity, .free, .updated, .min_age, .max_age, .sex,
           .opens, .search_text, .location, .since, .until,
           needs: COLLECT {
             MATCH (resource)-[meets:MEETS]->(need:Need)
             WHERE meets.until IS NULL
             RETURN need.id
             ORDER BY need.id
           }
         }
         ORDER BY resource.id
       } AS offers
