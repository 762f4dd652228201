/*---
about: Every node in a range of the server's own node numbers but the schema's, as it stands, for a full export.
sweeps: every node, range by range
subjects: []  # an export of everything, with the consent of two officers, is on record as one act
public: a full export with the consent of two officers
params:
  first: 0
  last: 999
---*/
UNWIND range($first, $last) AS at
MATCH (node)
WHERE id(node) = at
  AND NOT node:Schema
RETURN at AS number,
       labels(node) AS labels,
       properties(node) AS properties
