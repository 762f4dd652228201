/*---
id: hospital-and-home-meals
number: 16
title: {zh: 住院期间仍有上门服务, en: Served at home while in hospital}
asks:
  zh: 哪些人住院期间，仍有送餐或上门照料的结算记录？
  en: For whom were home meals or home care recorded on days they lay in hospital?
exact: true
severity: 3
status: in force
basis:
  zh: 养老服务补贴按实际服务结算的规定（各地办法，待律师确认）
  en: Local rules that home services are paid as delivered; to be confirmed by a lawyer
innocent:
  - {zh: 入院或出院当天的服务（下面已排除）, en: Service on the day of admission or discharge (excluded below).}
  - {zh: 服务是给同住配偶的（下面已排除）, en: The meal was for the spouse at home (excluded below).}
  - {zh: 服务已取消（下面已排除）, en: The visit was cancelled (excluded below).}
  - {zh: 住院登记日期有误, en: The hospital's dates are wrong.}
next:
  zh: 核对住院清单和服务打卡记录，问清是谁签收；先问服务机构，再问老人。
  en: Compare the hospital's list with the service log, ask who signed for it; ask the provider first, then the person.
subject: Person
key: [subjects]
columns:
  visits: {zh: 次数, en: Visits}
  amount: {zh: 结算金额（元）, en: Billed (yuan)}
evidence:
  in-patient: {zh: 住院, en: In hospital}
  visit: {zh: 住院期间记录的上门服务, en: A service recorded at home meanwhile}
params:
  kinds: [home-meals, home-care]
sweeps: every stay in hospital of somebody in scope, and the visits to them
---*/
MATCH (person:Person)-[stay:STAYS_AT {kind: 'in-patient'}]->(hospital:Institution)
WHERE person.area IN $areas
MATCH (person)<-[:TO]-(visit:Visit)
WHERE visit.kind IN $kinds
  AND coalesce(visit.status, 'delivered') = 'delivered'
  AND visit.for IS NULL
WITH person, stay, hospital, visit, date(datetime({datetime: visit.starts, timezone: '+08:00'})) AS on
WHERE on > stay.since
  AND (stay.until IS NULL OR on < stay.until)
  AND on <= $day
OPTIONAL MATCH (visit)<-[bill:BILLED]-(:Institution)
WITH person, stay, hospital, visit, on, sum(bill.amount) AS amount
ORDER BY on, visit.id, hospital.id, stay.since
WITH person,
     min(on) AS since,
     max(on) AS until,
     count(DISTINCT visit) AS visits,
     sum(amount) AS amount,
     collect(DISTINCT {id: hospital.id, label: 'Institution', kind: 'in-patient', since: stay.since, until: stay.until, source: stay.source}) AS stays,
     collect(DISTINCT {id: visit.id, label: 'Visit', kind: 'visit', since: on, amount: nullIf(amount, 0), source: visit.source}) AS served
RETURN [person.id] AS subjects,
       since,
       until,
       visits,
       round(toFloat(amount), 2) AS amount,
       stays + served AS evidence
ORDER BY visits DESC, subjects

/*---cases
- finds: meals brought on two days in hospital
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (k:Institution {id: 'I-2', kind: 'kitchen'})
    FOREACH (it IN [['S-1', '02'], ['S-2', '09']] |
      CREATE (k)-[:BILLED {amount: 15.0}]->(:Visit {id: it[0], kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-' + it[1] + 'T11:30:00+08:00')})-[:TO]->(p))
  rows:
    - {subjects: [P-1], visits: 2, amount: 30.0, since: 2026-05-02, until: 2026-05-09}
- finds: care at home of somebody still in hospital, of which the state of the visit is not known
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-care', starts: datetime('2026-05-02T08:00:00+08:00')})-[:TO]->(p)
  rows:
    - {subjects: [P-1], visits: 1, amount: 0.0}
- ignores: the day of admission, though it is the day before by world time
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-01T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: the day of discharge, whichever clock wrote it
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-09T22:30:00Z')})-[:TO]->(p)
  rows: []
- ignores: a meal for the spouse at home
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', for: 'spouse', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: a visit that was cancelled
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'cancelled', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: day care, which is not given at home
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'day-care', status: 'delivered', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: a resident of a care home
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'resident', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: somebody who works on the ward
  given: |
    CREATE (p:Person {id: 'P-1'})-[:WORKS_AT {kind: 'in-patient', since: date('2026-05-01')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: what happens after the day looked at
  day: 2026-05-02
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: somebody who lives outside the areas
  given: |
    CREATE (p:Person {id: 'P-1', area: '990102001'})-[:STAYS_AT {kind: 'in-patient', since: date('2026-05-01'), until: date('2026-05-10')}]->(:Institution {id: 'I-1', kind: 'hospital'}),
      (:Visit {id: 'S-1', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-03T11:30:00+08:00')})-[:TO]->(p)
  rows: []
---*/
