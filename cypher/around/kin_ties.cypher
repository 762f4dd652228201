/*---
about: Parents and spouses among given people in scope on the day, and who is guardian of whom.
subjects: [$ids]
params:
  ids: [P-1, P-2]
---*/
MATCH (start:Person)-[tie:PARENT_OF|SPOUSE_OF|GUARDIAN_OF]->(end:Person)
WHERE start.id IN $ids
  AND end.id IN $ids
  AND start.area IN $areas
  AND end.area IN $areas
  AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
RETURN DISTINCT start.id AS start,
       type(tie) AS kind,
       end.id AS end,
       tie.kind AS detail
ORDER BY start, kind, end, detail
