/*---
about: The ids of whoever of one township of the asker's areas policies can concern, how many live there in all, and its households.
subjects: []
params:
  township: "990101001"
  spans: [{born_from: null, born_before: 1946-07-03, disabled: false}]
  policies: [old-age-allowance]
public:
  award: whoever holds one is looked at again, whichever office pays; nothing else is read of it
sweeps: everybody in one township, and whoever of it is sealed in a compartment of the asker's
---*/
WITH [area IN $areas WHERE area = $township OR NOT area =~ '[0-9]+'] AS within
OPTIONAL MATCH (person:Person)
WHERE person.area IN within
  AND person.area IN $areas
  AND coalesce(person.true_area, person.area) = $township
WITH within,
     person,
     person.born IS NULL
     OR any(span IN $spans
            WHERE (span.born_from IS NULL OR person.born >= span.born_from)
              AND (span.born_before IS NULL OR person.born < span.born_before)
              AND (NOT span.disabled OR person.disability_grade IS NOT NULL))
     OR EXISTS {
       MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
       WHERE policy.id IN $policies
     } AS concerned
ORDER BY person.id
WITH within,
     count(person) AS in_all,
     collect(CASE WHEN concerned THEN person.id END) AS people
OPTIONAL MATCH (household:Household)
WHERE household.area IN within
  AND household.area IN $areas
  AND coalesce(household.true_area, household.area) = $township
  AND (household.since IS NULL OR household.since <= $day) AND (household.until IS NULL OR household.until > $day)
WITH in_all, people, household
ORDER BY household.id
RETURN in_all,
       people,
       collect([household.id, household.basis]) AS households
