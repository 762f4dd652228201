/*---
about: What the law asks of people named by their ids, wherever they live, as of the day; for the evaluator only. Nobody sealed, but by who holds the compartment.
subjects: [$ids]
public: The law names them, wherever they live; the officer is told met, not met or unknown and the article, never what is known of them.
params:
  ids: [P-1]
  statuses: [open, received, withdrawn, declined]
---*/
UNWIND $ids AS id
MATCH (person:Person {id: id})
WHERE person.true_area IS NULL OR person.area IN $areas
RETURN person.id AS id,
       person.area AS area,
       toString(person.born) AS born,
       toString(person.died) AS died,
       person.disability_kind AS disability_kind,
       person.disability_grade AS disability_grade,
       COLLECT {
         MATCH (person)-[tie:IN {kind: 'registered'}]->(area:Area)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN area.code
       } AS registered,
       COLLECT {
         MATCH (person)<-[tie:PARENT_OF]-(parent:Person)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (parent.true_area IS NULL OR parent.area IN $areas)
         RETURN [parent.id, parent.sex, tie.kind]
       } AS parents,
       COLLECT {
         MATCH (person)-[tie:PARENT_OF]->(child:Person)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (child.true_area IS NULL OR child.area IN $areas)
         RETURN child.id
       } AS children,
       COLLECT {
         MATCH (person)-[tie:SPOUSE_OF]-(spouse:Person)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (spouse.true_area IS NULL OR spouse.area IN $areas)
         RETURN spouse.id
       } AS spouses,
       COLLECT {
         MATCH (person)-[tie:MEMBER_OF]->(household:Household)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (household.until IS NULL OR household.until > $day)
           AND (household.true_area IS NULL OR household.area IN $areas)
         RETURN [household.id, household.basis]
       } AS households,
       COLLECT {
         MATCH (person)<-[:ABOUT]-(fact:Fact)
         RETURN [fact.kind, fact.value, fact.amount, toString(fact.since), toString(fact.until)]
       } AS stated,
       COLLECT {
         MATCH (person)-[tie:STAYS_AT {kind: 'custody'}]->(:Institution)
         RETURN ['custody', coalesce(tie.reason, 'prison'), null, toString(tie.since), toString(tie.until)]
       } AS custody,
       COLLECT {
         MATCH (person)-[tie:OWNS]->(thing:Property|Vehicle)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN [thing.id, CASE WHEN thing:Vehicle THEN 'vehicle' ELSE 'home' END, thing.value, thing.kind]
       } AS owned,
       COLLECT {
         MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
         RETURN [policy.id, toString(award.since), toString(award.until), award.status, award.monthly, award.cause]
       } AS awards,
       COLLECT {
         MATCH (person)<-[:ABOUT]-(application:Application)-[:FOR]->(policy:Policy)
         WHERE application.at <= $day AND application.status IN $statuses
         RETURN policy.id
       } AS applied
