/*---
about: A page of what was paid into given accounts or for their person or household up to the day, newest first, and what left the same account within some days after.
subjects: [for_id, passed.people, people]
params:
  id: P-1
  ids: [B-1]
  within: 7
  before: 9999-12-31
  after_id: ""
  at_most: 50
  passed_at_most: 20
---*/
CALL () {
  MATCH (account:Account)<-[:INTO]-(payment:Payment)
  WHERE account.id IN $ids
  RETURN account, payment
  UNION
  MATCH (subject:Person {id: $id})<-[:FOR]-(payment:Payment)-[:INTO]->(account:Account)
  WHERE subject.area IN $areas
  RETURN account, payment
  UNION
  MATCH (subject:Person|Household {id: $id})<-[:HELD_BY]-(award:Award)<-[:OF]-(payment:Payment)-[:INTO]->(account:Account)
  WHERE subject.area IN $areas AND award.area IN $areas
  RETURN account, payment
}
WITH DISTINCT account, payment
WHERE payment.area IN $areas
  AND payment.at <= $day
  AND (payment.at < $before OR (payment.at = $before AND payment.id > $after_id))
  AND NOT EXISTS {
    MATCH (payment)-[:OF]->(award:Award)
    WHERE NOT award.area IN $areas
  }
WITH account, payment
ORDER BY payment.at DESC, payment.id
LIMIT $at_most
WITH account, payment, COLLECT {
         MATCH (account)<-[own:OWNS]-(owner:Person|Institution)
         WHERE (NOT owner:Person OR owner.area IN $areas)
           AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
         WITH DISTINCT owner
         ORDER BY owner.id
         LIMIT 5
         RETURN owner {.id, .name, person: owner:Person}
       } AS whose
RETURN payment.id AS id,
       payment.at AS at,
       payment.amount AS amount,
       payment.purpose AS purpose,
       CASE WHEN payment.returned <= $day THEN payment.returned END AS returned,
       account.id AS account,
       head(COLLECT {
         MATCH (payment)-[:FOR]->(person:Person)
         WHERE person.area IN $areas
         RETURN person.id
         ORDER BY person.id
       }) AS for_id,
       head(COLLECT {
         MATCH (payment)-[:OF]->(award:Award)-[:UNDER]->(policy:Policy)
         WHERE award.area IN $areas
         RETURN policy {.title, .title_zh}
         ORDER BY policy.id
       }) AS policy,
       whose AS owners,
       [owner IN whose WHERE owner.person | owner.id] AS people,
       COLLECT {
         MATCH (account)-[moved:TRANSFERRED]->(other:Account)
         WHERE date(moved.at) >= payment.at
           AND date(moved.at) <= payment.at + duration({days: $within})
           AND date(moved.at) <= $day
         WITH moved, other, COLLECT {
           MATCH (other)<-[own:OWNS]-(owner:Person|Institution)
           WHERE (NOT owner:Person OR owner.area IN $areas)
             AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
           WITH DISTINCT owner
           ORDER BY owner.id
           LIMIT 5
           RETURN owner {.id, .name, person: owner:Person}
         } AS owners
         WHERE size(owners) > 0
         WITH moved, other, owners
         ORDER BY moved.at, other.id, moved.amount
         LIMIT $passed_at_most
         RETURN {at: date(moved.at), amount: moved.amount, account: other.id, owners: owners, people: [owner IN owners WHERE owner.person | owner.id]}
       } AS passed
ORDER BY at DESC, id
