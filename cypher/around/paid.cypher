/*---
about: How many payments in scope went into given accounts up to the day, how much in all, and how much was sent back.
subjects: []  # sums only, of what the asker may see
params:
  ids: [B-1]
---*/
UNWIND $ids AS account_id
MATCH (:Account {id: account_id})<-[:INTO]-(payment:Payment)
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
