/*---
about: Who lives in households named by their ids on the day, what is stated of them and what they are paid; for the evaluator only.
subjects: []
packed: id, area, basis, kind, members, stated, awards, applied
public: The law counts whoever lives together, wherever the household is written down; only the evaluator reads it.
params:
  ids: [H-1]
  statuses: [open, received, withdrawn, declined]
---*/
UNWIND $ids AS id
MATCH (household:Household {id: id})
WHERE household.true_area IS NULL OR household.area IN $areas
RETURN collect([
       household.id,
       household.area,
       household.basis,
       household.kind,
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
