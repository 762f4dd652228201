/*---
about: Record that a schema file has been applied.
writes: true
params:
  id: 001_constraints
  checksum: 5f4dcc3b
---*/
MERGE (version:Schema {id: $id})
ON CREATE SET version.checksum = $checksum, version.at = datetime()
