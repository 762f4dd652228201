/*---
id: payment-after-death
number: 4
title: {zh: 死亡后仍领取, en: Payment after death}
asks:
  zh: 哪些人去世后，待遇仍在继续发放？
  en: Who was still paid a benefit after they had died?
exact: true
severity: 4
status: in force
basis:
  zh: 《社会救助暂行办法》第十三条：情况变化的应当停发；第六十八条：多领的应当退回（待律师确认）
  en: Interim Measures for Social Assistance, art. 13 (payment stops when circumstances change) and art. 68 (recovery); to be confirmed by a lawyer
innocent:
  - {zh: 补发生前应得的月份（下面已排除）, en: Arrears for months while the person was alive (excluded below).}
  - {zh: 丧葬补助或遗属待遇（下面已排除）, en: A funeral grant or a survivor's benefit (excluded below).}
  - {zh: 死亡登记迟了几周，款项已在途（宽限期内不报）, en: The death was registered late and the money was on its way (within the days of grace).}
  - {zh: 款项已经退回（下面已排除）, en: The money was sent back (excluded below).}
  - {zh: 死亡登记录错了人，其后仍有本人活动记录（下面已排除）, en: A slip in the register of deaths; a register saw the person alive later (excluded below).}
next:
  zh: 先核对死亡和火化登记，再请银行说明死亡后谁动用了账户；认定多发的依法追回，官方迟延的不归责于家属。
  en: Check the registers of deaths and cremations, then ask the bank who used the account afterwards; recover what was overpaid, and do not blame a family for the office's delay.
subject: Person
key: [subjects]
columns:
  died: {zh: 去世日期, en: Died on}
  payments: {zh: 笔数, en: Payments}
  amount: {zh: 金额（元）, en: Amount (yuan)}
evidence:
  died: {zh: 登记的去世日期, en: The registered day of death}
  award: {zh: 仍在发放的待遇, en: The award that went on}
  paid: {zh: 去世后的发放, en: Paid after the death}
params:
  grace_days: 30
  lawful_purposes: [funeral, survivor]
sweeps: everybody in scope who has died, and what was paid for them
---*/
MATCH (person:Person)
WHERE person.died <= $day
  AND person.area IN $areas
WITH person, person.died AS died
MATCH (person)<-[:FOR]-(payment:Payment)-[:OF]->(award:Award)
WHERE payment.area IN $areas
  AND award.area IN $areas
  AND payment.at <= $day
  AND payment.at > died + duration({days: $grace_days})
  AND coalesce(payment.for_month, payment.at) > died
  AND NOT coalesce(payment.purpose, 'regular') IN $lawful_purposes
  AND (payment.returned IS NULL OR payment.returned > $day)
  AND NOT EXISTS {
    MATCH (person)<-[:ABOUT]-(sign:Fact {kind: 'last-sign-of-life'})
    WHERE sign.since > died AND sign.since <= $day
  }
WITH person, died, award, payment
ORDER BY payment.at, payment.id
WITH person, died,
     collect(payment) AS paid,
     collect(DISTINCT award) AS awards
RETURN [person.id] AS subjects,
       paid[0].at AS since,
       paid[-1].at AS until,
       died,
       size(paid) AS payments,
       reduce(sum = 0.0, it IN paid | sum + it.amount) AS amount,
       [{id: person.id, label: 'Person', kind: 'died', since: died, source: person.source}]
       + [it IN awards | {id: it.id, label: 'Award', kind: 'award', since: it.since, until: it.until, source: it.source}]
       + [it IN paid | {id: it.id, label: 'Payment', kind: 'paid', since: it.at, amount: it.amount, source: it.source}]
         AS evidence
ORDER BY amount DESC, subjects

/*---cases
- finds: an allowance that goes on for two months
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')})<-[:HELD_BY]-(n:Award {id: 'N-1', since: date('2020-01-01')})
    FOREACH (it IN [['Y-1', '2026-03-10', '2026-03-01'], ['Y-2', '2026-04-10', '2026-04-01'], ['Y-3', '2026-05-10', '2026-05-01']] |
      CREATE (n)<-[:OF]-(:Payment {id: it[0], at: date(it[1]), for_month: date(it[2]), amount: 100.0, purpose: 'regular'})-[:FOR]->(p))
  rows:
    - {subjects: [P-1], died: 2026-03-05, payments: 2, amount: 200.0, since: 2026-04-10, until: 2026-05-10}
- finds: a payment of which neither the month nor the purpose is known
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}),
      (:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows:
    - {subjects: [P-1], payments: 1}
- finds: a payment that is sent back only later than the day looked at
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}),
      (:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2026-05-10'), returned: date('2026-07-01'), amount: 100.0})-[:FOR]->(p)
  rows:
    - {subjects: [P-1]}
- finds: a household's money paid for a member who has died, whose last sign of life was before
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')})<-[:ABOUT]-(:Fact {kind: 'last-sign-of-life', since: date('2026-02-01')}),
      (p)<-[:ABOUT]-(:Fact {kind: 'cremation', since: date('2026-03-08')}),
      (p)<-[:ABOUT]-(:Fact {kind: 'last-sign-of-life', since: date('2026-07-08')}),
      (:Household {id: 'H-1'})<-[:HELD_BY]-(:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows:
    - {subjects: [P-1]}
- ignores: arrears for the months before the death
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), for_month: date('2026-03-01'), amount: 100.0, purpose: 'arrears'})-[:FOR]->(p)
  rows: []
- ignores: a funeral grant
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 4000.0, purpose: 'funeral'})-[:FOR]->(p)
  rows: []
- ignores: a payment within the days of grace
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-20')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-04-10'), for_month: date('2026-04-01'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: money that was sent back
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), returned: date('2026-05-20'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: somebody a register saw alive after the day of death
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')})<-[:ABOUT]-(:Fact {kind: 'last-sign-of-life', since: date('2026-06-01')}),
      (n:Award {id: 'N-1'})<-[:OF]-(:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: what is paid after the day looked at
  day: 2026-05-01
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: somebody who lived outside the areas
  given: |
    CREATE (p:Person {id: 'P-1', area: '990102001', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: an award of an office outside the areas
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1', area: '990102001'})<-[:OF]-
      (:Payment {id: 'Y-1', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows: []
- ignores: a payment of an office outside the areas
  given: |
    CREATE (p:Person {id: 'P-1', died: date('2026-03-05')}), (n:Award {id: 'N-1'})<-[:OF]-
      (:Payment {id: 'Y-1', area: '990102001', at: date('2026-05-10'), amount: 100.0})-[:FOR]->(p)
  rows: []
---*/
