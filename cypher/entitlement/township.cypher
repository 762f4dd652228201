/*---
about: The ids of everybody and every household of one township of the asker's areas, for a screening.
subjects: []
params:
  township: "990101001"
sweeps: everybody in one township, and whoever of it is sealed in a compartment of the asker's
---*/
WITH [area IN $areas WHERE area = $township OR NOT area =~ '[0-9]+'] AS within
OPTIONAL MATCH (person:Person)
WHERE person.area IN within
  AND person.area IN $areas
  AND coalesce(person.true_area, person.area) = $township
WITH within, person
ORDER BY person.id
WITH within, collect(person.id) AS people
OPTIONAL MATCH (household:Household)
WHERE household.area IN within
  AND household.area IN $areas
  AND coalesce(household.true_area, household.area) = $township
  AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
WITH people, household
ORDER BY household.id
RETURN people,
       collect([household.id, household.basis]) AS households
