/*---
about: Every tie that goes out from a range of the server's own node numbers, as it stands, for a full export.
sweeps: every tie, range by range
subjects: []  # an export of everything, with the consent of two officers, is on record as one act
public: a full export with the consent of two officers
params:
  first: 0
  last: 999
---*/
UNWIND range($first, $last) AS at
MATCH (start)
WHERE id(start) = at
MATCH (start)-[tie]->(end)
RETURN at AS start,
       id(end) AS end,
       start.id AS start_id,
       end.id AS end_id,
       type(tie) AS kind,
       properties(tie) AS properties
