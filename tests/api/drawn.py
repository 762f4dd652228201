"""The graph behind the access matrix: somebody of each area, alike in everything."""

PEOPLE = """
MATCH (need:Need {id: 'home-meals'})
CREATE (:Institution {id: 'I-1', name: '食堂', kind: 'kitchen', location: point({longitude: 114.01, latitude: 30.5})})
  -[:OFFERS]->(resource:Resource {id: 'R-1', name: '送餐上门', kind: 'service', free: 40, updated: date()})
  -[:MEETS]->(need)
CREATE (hub:Institution:Hub {id: 'I-hub', name: '大厂', kind: 'company'}),
       (second:Person {id: 'P-own-2', name: '李强', area: $own, county: left($own, 6)})-[:WORKS_AT]->(hub),
       (:Person {id: 'P-own-3', name: '赵七', area: $own, county: left($own, 6)})
WITH need, resource, second, hub
UNWIND keys($places) AS place
WITH need, resource, second, hub, place, $places[place] AS area, left($places[place], 6) AS county
CREATE (person:Person {id: 'P-' + place, name: '王芳', area: area, county: county, born: date('1950-01-02'),
                       location: point({longitude: 114.0, latitude: 30.5})})
SET person += $found
CREATE (person)-[:HAS]->(need),
  (person)-[:OWNS]->(:Account {id: 'B-' + place}), (person)-[:WORKS_AT]->(hub),
  (person)-[:SPOUSE_OF]->(second),
  (person)-[:MEMBER_OF]->(:Household {id: 'H-' + place, basis: 'registered', area: area, county: county}),
  (person)-[:GUARDIAN_OF {doubt: 'D-' + place}]->(second),
  (person)-[:USES]->(:Phone {id: 'T-' + place, number_key: $phones[place]}),
  (person)<-[:DOUBTS {place: 'start'}]-(:Doubt {
    id: 'D-' + place, kind: 'GUARDIAN_OF', start: person.id, end: second.id, status: 'raised', at: datetime(),
    acts: ['raised'], officers: ['F-1'], moments: ['2026-06-30T08:00:00Z'], reasons: ['不是监护人']
  })-[:DOUBTS {place: 'end'}]->(second),
  (:Person {id: 'P-dead-' + place, name: '赵六', area: area, county: county, died: date('2025-03-05')})
    <-[:FOR]-(:Payment {id: 'Y-' + place, area: area, county: county, at: date('2025-06-10'), amount: 100.5})
    -[:OF]->(:Award {id: 'N-' + place, area: area, county: county, status: 'active'})
FOREACH (verb IN ['accept', 'decline'] |
  CREATE (offer:Offer {id: 'O-' + verb + '-' + place, status: 'offered', at: datetime()}),
    (offer)-[:TO]->(person), (offer)-[:OF]->(resource), (offer)-[:FOR]->(need))
"""
