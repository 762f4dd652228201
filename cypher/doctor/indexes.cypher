/*---
about: Every index and the index behind every constraint, and whether it is ready.
sweeps: nothing; it reads the catalogue of indexes
---*/
SHOW INDEXES
YIELD name, state
RETURN name, state
ORDER BY name
