/*---
about: Resources in reach of a home that meet some needs or whose text was hit; nearest first, and how many in all.
params:
  needs: [{id: home-meals, fit: 1.0}, {id: daily-living, fit: 0.6}]
  hits: [{id: R-1, pairs: 2.1, characters: 3.4}]
  codes: ["990101001003", "990101001", "990101"]
  lon: 114.0
  lat: 30.5
  metres: 23000.0
  at_most: 2000
---*/
CALL () {
  UNWIND $needs AS need
  MATCH (:Need {id: need.id})<-[meets:MEETS]-(resource:Resource)
  WHERE (meets.since IS NULL OR meets.since <= $day) AND (meets.until IS NULL OR meets.until > $day)
  RETURN resource, need.fit AS tree, 0.0 AS pairs, 0.0 AS characters
  UNION ALL
  UNWIND $hits AS hit
  MATCH (resource:Resource {id: hit.id})
  RETURN resource, 0.0 AS tree, hit.pairs AS pairs, hit.characters AS characters
}
WITH resource,
     max(tree) AS tree,
     max(pairs) AS pairs,
     max(characters) AS characters
WHERE (resource.since IS NULL OR resource.since <= $day) AND (resource.until IS NULL OR resource.until > $day)
OPTIONAL MATCH (resource)<-[offers:OFFERS]-(provider:Institution)
WHERE (offers.since IS NULL OR offers.since <= $day) AND (offers.until IS NULL OR offers.until > $day)
WITH resource, tree, pairs, characters, provider
ORDER BY provider.id
WITH resource, tree, pairs, characters, head(collect(provider)) AS institution
WHERE institution.until IS NULL OR institution.until > $day
WITH *,
     coalesce(resource.location, institution.location) AS location,
     any(area IN resource.serves WHERE any(code IN $codes WHERE code STARTS WITH area)) AS serves
WITH *, point.distance(location, point({longitude: $lon, latitude: $lat})) AS metres
WHERE metres <= $metres
   OR serves
   OR (metres IS NULL AND resource.serves IS NULL AND (institution.county IS NULL OR institution.county IN $codes))
OPTIONAL MATCH (resource)-[met:MEETS]->(need:Need)
WHERE (met.since IS NULL OR met.since <= $day) AND (met.until IS NULL OR met.until > $day)
WITH resource, tree, pairs, characters, institution, location, metres, collect(DISTINCT need.id) AS meets
ORDER BY metres, resource.id
WITH collect({
  resource: resource {
    .id, .name, .about, .kind, .capacity, .free, .unit, .updated, .min_age, .max_age, .sex, .disability_kinds,
    .serves, .opens, .since, .until
  },
  institution: institution {.id, .name, .kind, .phone, .until},
  location: location,
  meets: meets,
  tree: tree,
  pairs: pairs,
  characters: characters
}) AS everything
RETURN everything[..$at_most] AS found,
       size(everything) AS in_all
