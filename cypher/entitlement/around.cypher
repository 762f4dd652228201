/*---
about: Whom the law names around people and households given by their ids, that is who lives with them, the nearest kin of all these, and the households of all of them; for the evaluator only.
subjects: [$ids]
public: The law names them, wherever they live; only their ids are read here.
params:
  ids: [P-1]
  homes: [H-1]
---*/
CALL () {
  UNWIND $ids AS id
  MATCH (asked:Person {id: id})
  WHERE asked.true_area IS NULL OR asked.area IN $areas
  WITH asked,
       COLLECT {
         MATCH (asked)-[own:MEMBER_OF]->(:Household)<-[tie:MEMBER_OF]-(member:Person)
         WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
           AND (member.true_area IS NULL OR member.area IN $areas)
         RETURN DISTINCT member
         LIMIT 200
       } AS members
  UNWIND [asked] + members AS one
  RETURN one
  UNION
  UNWIND $homes AS id
  MATCH (:Household {id: id})<-[tie:MEMBER_OF]-(one:Person)
  WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
    AND (one.true_area IS NULL OR one.area IN $areas)
  RETURN one
}
WITH collect(DISTINCT one) AS together
WITH together,
     COLLECT {
       UNWIND together AS one
       MATCH (one)-[tie:PARENT_OF|SPOUSE_OF]-(kin:Person)
       WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         AND (kin.true_area IS NULL OR kin.area IN $areas)
       RETURN DISTINCT kin
     } AS kin
WITH together + kin AS named
RETURN [one IN named | one.id] AS people,
       COLLECT {
         UNWIND named AS one
         MATCH (one)-[tie:MEMBER_OF]->(household:Household)
         WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
         RETURN DISTINCT household.id
       } AS households
