/*---
about: How many payments in scope went into given accounts or for their person or household up to the day, how much in all, and how much was sent back.
subjects: []  # sums only, of what the asker may see
params:
  id: P-1
  ids: [B-1]
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
  AND NOT EXISTS {
    MATCH (payment)-[:OF]->(award:Award)
    WHERE NOT award.area IN $areas
  }
WITH DISTINCT payment
RETURN count(payment) AS payments,
       coalesce(sum(payment.amount), 0.0) AS amount,
       coalesce(sum(CASE WHEN payment.returned <= $day THEN payment.amount END), 0.0) AS returned
