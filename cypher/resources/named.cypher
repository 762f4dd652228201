/*---
about: One resource by its id, in reach or not, ended or not. No row means no such resource.
params:
  resource_id: R-1
---*/
MATCH (resource:Resource {id: $resource_id})
OPTIONAL MATCH (resource)<-[offers:OFFERS]-(provider:Institution)
WHERE (offers.since IS NULL OR offers.since <= $day) AND (offers.until IS NULL OR offers.until > $day)
WITH resource, provider
ORDER BY provider.id
WITH resource, head(collect(provider)) AS institution
OPTIONAL MATCH (resource)-[meets:MEETS]->(need:Need)
WHERE (meets.since IS NULL OR meets.since <= $day) AND (meets.until IS NULL OR meets.until > $day)
RETURN resource {
         .id, .name, .about, .kind, .capacity, .free, .unit, .updated, .min_age, .max_age, .sex, .disability_kinds,
         .serves, .opens, .since, .until
       } AS resource,
       institution {.id, .name, .kind, .phone, .until} AS institution,
       coalesce(resource.location, institution.location) AS location,
       collect(DISTINCT need.id) AS meets
