/*---
about: The names of divisions by their codes.
params:
  codes: ["990101001", "990101001003"]
---*/
UNWIND $codes AS code
MATCH (area:Area {code: code})
RETURN area.code AS code,
       area.name AS name
ORDER BY code
