/*---
about: Ties that hold on the day and go out from a range of the server's own node numbers, packed into long lists by kind.
sweeps: every tie of the kinds, range by range, for arithmetic over the whole graph
public: the server's own numbers only; nobody is named
params:
  first: 0
  last: 999
---*/
UNWIND range($first, $last) AS at
MATCH (start)
WHERE id(start) = at
MATCH (start)-[tie:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|LOCATED_AT|SAME_AS|HELD_BY|PAID_INTO|OF|FOR|INTO|FROM|TRANSFERRED]->(end)
WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
RETURN at / 1000 AS part,
       type(tie) AS kind,
       collect(at) AS starts,
       collect(id(end)) AS ends
