/*---
about: Imported institutions that have a place on the map, around which a county can be invented.
sweeps: every institution, once, before a seed
---*/
MATCH (institution:Institution)
WHERE institution.location IS NOT NULL
  AND institution.until IS NULL
  AND coalesce(institution.source, '') <> 'seed'
RETURN institution.id AS id,
       institution.name AS name,
       institution.kind AS kind,
       institution.location.longitude AS lon,
       institution.location.latitude AS lat
ORDER BY id
