/*---
about: Whoever alive was born on one of given days, a birthday that matters having come meanwhile.
subjects: [people]
sweeps: the people born on these days
params:
  days: [1946-06-30]
---*/
MATCH (person:Person)
WHERE person.born IN $days
  AND person.area IN $areas
  AND person.died IS NULL
WITH person.id AS id
ORDER BY id
RETURN collect(id) AS people
