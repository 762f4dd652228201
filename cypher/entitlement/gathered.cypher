/*---
about: What the law asks of people and households named by their ids, wherever they live, as of the day; for the evaluator only. Nobody sealed, but by who holds the compartment.
subjects: [$ids]
packed: of people id, area, born, died, disability kind and grade, areas, parents, children, spouses, households, stated, custody, owned, awards, applied; of households id, area, basis, members, stated, awards, applied
public: The law names them, wherever they live; the officer is told met, not met or unknown and the article, never what is known of them.
params:
  ids: [P-1]
  homes: [H-1]
  statuses: [open, received, withdrawn, declined]
---*/
CALL () {
  UNWIND $ids AS id
  MATCH (person:Person {id: id})
  WHERE person.true_area IS NULL OR person.area IN $areas
  RETURN collect([
         person.id,
         person.area,
         toString(person.born),
         toString(person.died),
         person.disability_kind,
         person.disability_grade,
         COLLECT {
           MATCH (person)-[tie:IN]->(area:Area)
           RETURN [area.code, tie.kind, (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)]
         },
         COLLECT {
           MATCH (person)<-[tie:PARENT_OF]-(parent:Person)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
             AND (parent.true_area IS NULL OR parent.area IN $areas)
           RETURN [parent.id, parent.sex, tie.kind]
         },
         COLLECT {
           MATCH (person)-[tie:PARENT_OF]->(child:Person)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
             AND (child.true_area IS NULL OR child.area IN $areas)
           RETURN child.id
         },
         COLLECT {
           MATCH (person)-[tie:SPOUSE_OF]-(spouse:Person)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
             AND (spouse.true_area IS NULL OR spouse.area IN $areas)
           RETURN spouse.id
         },
         COLLECT {
           MATCH (person)-[tie:MEMBER_OF]->(household:Household)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
             AND (household.until IS NULL OR household.until > $day)
             AND (household.true_area IS NULL OR household.area IN $areas)
           RETURN [household.id, household.basis]
         },
         COLLECT {
           MATCH (person)<-[:ABOUT]-(fact:Fact)
           RETURN [fact.kind, fact.value, fact.amount, toString(fact.since), toString(fact.until)]
         },
         COLLECT {
           MATCH (person)-[tie:STAYS_AT {kind: 'custody'}]->(:Institution)
           RETURN ['custody', coalesce(tie.reason, 'prison'), null, toString(tie.since), toString(tie.until)]
         },
         COLLECT {
           MATCH (person)-[tie:OWNS]->(thing:Property|Vehicle)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           RETURN [thing.id, CASE WHEN thing:Vehicle THEN 'vehicle' ELSE 'home' END, thing.value, thing.kind]
         },
         COLLECT {
           MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
           RETURN [policy.id, toString(award.since), toString(award.until), award.status, award.monthly, award.cause]
         },
         COLLECT {
           MATCH (person)<-[:ABOUT]-(application:Application)-[:FOR]->(policy:Policy)
           WHERE application.at <= $day AND application.status IN $statuses
           RETURN policy.id
         }
         ]) AS people
}
CALL () {
  UNWIND $homes AS id
  MATCH (household:Household {id: id})
  WHERE household.true_area IS NULL OR household.area IN $areas
  RETURN collect([
         household.id,
         household.area,
         household.basis,
         COLLECT {
           MATCH (household)<-[tie:MEMBER_OF]-(member:Person)
           WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
             AND (member.true_area IS NULL OR member.area IN $areas)
           RETURN DISTINCT member.id
         },
         COLLECT {
           MATCH (household)<-[:ABOUT]-(fact:Fact)
           RETURN [fact.kind, fact.value, fact.amount, toString(fact.since), toString(fact.until)]
         },
         COLLECT {
           MATCH (household)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy:Policy)
           RETURN [policy.id, toString(award.since), toString(award.until), award.status, award.monthly, award.cause]
         },
         COLLECT {
           MATCH (household)<-[:ABOUT]-(application:Application)-[:FOR]->(policy:Policy)
           WHERE application.at <= $day AND application.status IN $statuses
           RETURN policy.id
         }
         ]) AS households
}
RETURN people,
       households
