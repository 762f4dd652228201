/*---
about: What the law asks of an institution as of the day, with the days of birth of those who live there, whom nobody is told; nobody sealed, but by who holds the compartment.
subjects: [people]
packed: days as text
public: An institution is public to officers; of those who live there the evaluator counts how many are old.
params:
  id: I-1
  statuses: [open, received, withdrawn, declined]
---*/
MATCH (institution:Institution {id: $id})
WITH institution,
     COLLECT {
       MATCH (institution)<-[tie:STAYS_AT {kind: 'resident'}]-(person:Person)
       WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         AND (person.died IS NULL OR person.died > $day)
         AND (person.true_area IS NULL OR person.area IN $areas)
       RETURN DISTINCT [person.id, toString(person.born)]
     } AS residents
RETURN institution.id AS id,
       institution.kind AS kind,
       institution.area AS area,
       institution.credit_code IS NOT NULL OR institution.register_number IS NOT NULL AS is_registered,
       [one IN residents | one[0]] AS people,
       [one IN residents | one[1]] AS residents,
       COLLECT {
         MATCH (institution)<-[:ABOUT]-(fact:Fact)
         RETURN [fact.kind, fact.value, fact.amount, toString(fact.since), toString(fact.until)]
       } AS stated,
       COLLECT {
         MATCH (institution)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
         RETURN [policy.id, toString(award.since), toString(award.until), award.status, award.monthly, award.cause]
       } AS awards,
       COLLECT {
         MATCH (institution)<-[:ABOUT]-(application:Application)-[:FOR]->(policy:Policy)
         WHERE application.at <= $day AND application.status IN $statuses
         RETURN policy.id
       } AS applied
