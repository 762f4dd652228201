/*---
about: Every constraint with what it holds for; a restored graph must have the same.
sweeps: nothing; it reads the catalogue of constraints
---*/
SHOW CONSTRAINTS
YIELD name, type, labelsOrTypes, properties
RETURN name,
       type,
       labelsOrTypes AS labels,
       properties
ORDER BY name
