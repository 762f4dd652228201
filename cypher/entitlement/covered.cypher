/*---
about: Which departments' registers have been brought in whole, by area and since when.
params: {}
---*/
MATCH (area:Area)
WHERE area.registers IS NOT NULL
RETURN area.code AS code,
       area.registers AS registers
ORDER BY code
