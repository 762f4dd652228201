/*---
about: The kin of a person in scope, three generations up and down, brothers and sisters, the spouses of them all, and guardians, on the day.
subjects: [$person_id, id]
params:
  person_id: P-1
  at_most: 200
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
CALL (person) {
  MATCH (person)
    (()<-[tie:PARENT_OF]-(up:Person)
     WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
       AND up.area IN $areas){0,3}
    (kin:Person)
  RETURN kin, size(up) AS generation
  UNION
  MATCH (person)
    (()-[tie:PARENT_OF]->(down:Person)
     WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
       AND down.area IN $areas){1,3}
    (kin:Person)
  RETURN kin, -size(down) AS generation
  UNION
  MATCH (person)<-[one:PARENT_OF]-(parent:Person)-[other:PARENT_OF]->(kin:Person)
  WHERE parent.area IN $areas
    AND kin.area IN $areas
    AND (one.since IS NULL OR one.since <= $day) AND (one.until IS NULL OR one.until > $day)
    AND (other.since IS NULL OR other.since <= $day) AND (other.until IS NULL OR other.until > $day)
  RETURN kin, 0 AS generation
  UNION
  MATCH (person)<-[tie:GUARDIAN_OF]-(kin:Person)
  WHERE kin.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  RETURN kin, 0 AS generation
}
WITH person, kin, generation
ORDER BY abs(generation), generation DESC, kin.id
WITH person, kin, head(collect(generation)) AS generation
CALL (kin, generation) {
  RETURN kin AS one, generation AS place
  UNION
  MATCH (kin)-[tie:SPOUSE_OF]-(one:Person)
  WHERE one.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  RETURN one, generation AS place
}
WITH one, place
ORDER BY abs(place), place DESC, one.id
WITH one, head(collect(place)) AS generation
ORDER BY abs(generation), generation DESC, one.born IS NULL, one.born, one.id
LIMIT $at_most
RETURN one.id AS id,
       one.name AS name,
       one.sex AS sex,
       one.born AS born,
       one.died AS died,
       coalesce(one.disability_grade <= 2, false) AS severe,
       generation
ORDER BY abs(generation), generation DESC, born IS NULL, born, id
