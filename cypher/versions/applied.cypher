/*---
about: Which schema files this graph has, and the checksum each had when it was applied.
---*/
MATCH (version:Schema)
RETURN version.id AS id,
       version.checksum AS checksum
ORDER BY id
