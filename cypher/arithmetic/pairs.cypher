/*---
about: Ties of chosen kinds that go out from a range of the server's own node numbers, packed into long lists.
sweeps: every tie of the kinds, range by range, for arithmetic over the whole graph
public: the server's own numbers and days only; nobody is named
params:
  first: 0
  last: 999
  rank: {MEMBER_OF: 0}
  kinds: [MEMBER_OF]
---*/
UNWIND range($first, $last) AS at
MATCH (start)
WHERE id(start) = at
MATCH (start)-[tie:$any($kinds)]->(end)
RETURN at / 1000 AS part,
       collect(at) AS starts,
       collect(id(end)) AS ends,
       collect($rank[type(tie)]) AS kinds,
       collect(coalesce(tie.since.year * 10000 + tie.since.month * 100 + tie.since.day, 0)) AS since,
       collect(coalesce(tie.until.year * 10000 + tie.until.month * 100 + tie.until.day, 99999999)) AS until
