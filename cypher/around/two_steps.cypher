/*---
about: What is one tie and two ties away from a person on the day, each step cut at a number and what was left out counted; hubs stay closed.
subjects: [$person_id, near_person, far.person]
params:
  person_id: P-1
  near: 50
  each: 10
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[one:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|SAME_AS]-(near)
WHERE (one.since IS NULL OR one.since <= $day) AND (one.until IS NULL OR one.until > $day)
  AND (near.since IS NULL OR near.since <= $day) AND (near.until IS NULL OR near.until > $day)
  AND (NOT (near:Person OR near:Household) OR near.area IN $areas)
WITH DISTINCT person, near, type(one) AS kind
ORDER BY kind
WITH person, near, collect(kind) AS kinds
ORDER BY near:Hub, near.id
WITH person, collect({near: near, kinds: kinds}) AS every
UNWIND every[..$near] AS some
WITH person, some.near AS near, some.kinds AS kinds, size(every) AS near_in_all
CALL (person, near) {
  MATCH (near)-[two:MEMBER_OF|LIVES_AT|STAYS_AT|SPOUSE_OF|PARENT_OF|GUARDIAN_OF|ACTS_FOR|USES|OWNS|RUNS|WORKS_AT|STUDIES_AT|SAME_AS]-(far)
  WHERE NOT near:Hub
    AND far <> person
    AND (two.since IS NULL OR two.since <= $day) AND (two.until IS NULL OR two.until > $day)
    AND (far.since IS NULL OR far.since <= $day) AND (far.until IS NULL OR far.until > $day)
    AND (NOT (far:Person OR far:Household) OR far.area IN $areas)
  WITH DISTINCT far, type(two) AS kind
  ORDER BY kind
  WITH far, collect(kind) AS kinds
  ORDER BY far:Person DESC, far.id
  RETURN count(far) AS far_in_all,
         collect({
           id: far.id,
           label: head([label IN labels(far) WHERE NOT label IN ['Hub', 'Entity']]),
           known: far {.name, .text, .kind, .basis, .bank},
           kinds: kinds,
           person: CASE WHEN far:Person THEN far.id END
         })[..$each] AS far
}
RETURN near.id AS id,
       head([label IN labels(near) WHERE NOT label IN ['Hub', 'Entity']]) AS label,
       near {.name, .text, .kind, .basis, .bank} AS known,
       CASE WHEN near:Person THEN near.id END AS near_person,
       kinds,
       near:Hub AS is_hub,
       near_in_all,
       far_in_all,
       far
ORDER BY is_hub, id
