/*---
about: The townships that lie in given divisions of any level; a scope is kept by them.
sweeps: the townships only, at most 41,352
params:
  codes: ["990101"]
---*/
MATCH (area:Area {level: 'township'})
WHERE any(code IN $codes WHERE area.code STARTS WITH code)
RETURN area.code AS code
ORDER BY code
