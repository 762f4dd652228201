/*---
about: The ids of everybody and every household of one township of the asker's areas, for a screening.
subjects: []
params:
  township: "990101001"
sweeps: everybody in one township
---*/
MATCH (person:Person)
WHERE person.area = $township
  AND person.area IN $areas
  AND person.true_area IS NULL
WITH collect(person.id) AS people
OPTIONAL MATCH (household:Household)
WHERE household.area = $township
  AND household.area IN $areas
  AND household.true_area IS NULL
  AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
RETURN people,
       collect([household.id, household.basis]) AS households
