/*---
id: two-institutions
number: 17
title: {zh: 同时在两处机构或机构与居家重叠, en: "In two institutions, or in one and served at home"}
asks:
  zh: 哪些人同一时间住在两家机构，或入住机构期间仍享受上门服务？
  en: Who was resident in two institutions at one time, or in one while served at home?
exact: true
severity: 3
status: in force
basis:
  zh: 养老机构床位运营补贴与居家服务补贴不得重复享受的规定（各地办法，待律师确认）
  en: Local rules that a bed subsidy and home services exclude each other; to be confirmed by a lawyer
innocent:
  - {zh: 转院转机构当天（下面已排除）, en: The day of a transfer (excluded below).}
  - {zh: 请假回家期间（机构登记为两段入住）, en: "Leave at home, which the home's register shows as a gap between two stays."}
  - {zh: 喘息服务短期入住另一家（下面已排除）, en: A short respite stay elsewhere (excluded below).}
  - {zh: 住院期间保留床位（住院不算入住机构）, en: "A bed kept while in hospital: a hospital is not a second residence."}
next:
  zh: 核对两家机构的入住花名册和缴费记录，问清老人当晚实际住在哪里。
  en: Compare the rolls and fees of both, and ask where the person really slept.
subject: Person
key: [subjects]
columns:
  institutions: {zh: 机构数, en: Institutions}
  visits: {zh: 上门服务次数, en: Visits at home}
  days: {zh: 重叠天数, en: Days of overlap}
evidence:
  resident: {zh: 入住机构, en: Resident here}
  visit: {zh: 入住期间记录的上门服务, en: A service recorded at home meanwhile}
params:
  transfer_days: 1
  kinds: [home-meals, home-care]
  lawful_reasons: [respite]
sweeps: every stay in an institution of somebody in scope
---*/
MATCH (person:Person)-[stay:STAYS_AT {kind: 'resident'}]->(home:Institution)
WHERE person.area IN $areas
  AND NOT coalesce(stay.reason, '') IN $lawful_reasons
CALL (person, stay, home) {
  MATCH (person)-[again:STAYS_AT {kind: 'resident'}]->(second:Institution)
  WHERE home.id < second.id
    AND NOT coalesce(again.reason, '') IN $lawful_reasons
  WITH home, second, stay, again,
       CASE WHEN again.since > stay.since THEN again.since ELSE stay.since END AS since,
       reduce(soonest = $day + duration({days: 1}), it IN [stay, again] | CASE WHEN it.until < soonest THEN it.until ELSE soonest END) AS until
  WHERE until > since + duration({days: $transfer_days})
  RETURN since,
         until,
         second.id AS elsewhere,
         null AS visit,
         {id: second.id, label: 'Institution', kind: 'resident', since: again.since, until: again.until, source: again.source} AS item
  UNION
  MATCH (person)<-[:TO]-(visit:Visit)
  WHERE visit.kind IN $kinds
    AND coalesce(visit.status, 'delivered') = 'delivered'
    AND visit.for IS NULL
  WITH stay, visit, date(datetime({datetime: visit.starts, timezone: '+08:00'})) AS since
  WHERE since > stay.since
    AND (stay.until IS NULL OR since < stay.until)
    AND since <= $day
  RETURN since,
         since + duration({days: 1}) AS until,
         null AS elsewhere,
         visit.id AS visit,
         {id: visit.id, label: 'Visit', kind: 'visit', since: since, source: visit.source} AS item
}
WITH person, stay, home, since, until, elsewhere, visit, item
ORDER BY since, item.id, item.until, home.id, stay.since
WITH person,
     min(since) AS since,
     max(until) AS until,
     sum(duration.inDays(since, until).days) AS days,
     count(DISTINCT visit) AS visits,
     collect(DISTINCT home.id) + collect(DISTINCT elsewhere) AS places,
     collect(DISTINCT {id: home.id, label: 'Institution', kind: 'resident', since: stay.since, until: stay.until, source: stay.source}) AS homes,
     collect(DISTINCT item) AS items
RETURN [person.id] AS subjects,
       since,
       nullIf(until, $day + duration({days: 1})) AS until,
       size(COLLECT { UNWIND places AS place RETURN DISTINCT place }) AS institutions,
       visits,
       days,
       COLLECT { UNWIND homes + items AS it RETURN DISTINCT it } AS evidence
ORDER BY days DESC, subjects

/*---cases
- finds: two homes at one time
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-04-01'), until: date('2026-05-01')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows:
    - {subjects: [P-1], institutions: 2, visits: 0, days: 30, since: 2026-04-01, until: 2026-05-01}
- finds: two homes at one time, neither of which has ended
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-06-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-04-01')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows:
    - {subjects: [P-1], institutions: 2, days: 30, since: 2026-06-01, until: null}
- finds: care at home of somebody who lives in a care home
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'resident', since: date('2026-05-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (:Visit {id: 'S-1', kind: 'home-care', starts: datetime('2026-05-03T09:00:00+08:00')})-[:TO]->(p),
      (:Visit {id: 'S-2', kind: 'home-meals', status: 'delivered', starts: datetime('2026-05-04T09:00:00+08:00')})-[:TO]->(p)
  rows:
    - {subjects: [P-1], institutions: 1, visits: 2, days: 2, since: 2026-05-03, until: 2026-05-05}
- ignores: the day of a transfer
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', until: date('2026-05-02')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-05-01')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows: []
- ignores: a respite stay in another home
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', reason: 'respite', since: date('2026-04-01'), until: date('2026-04-15')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows: []
- ignores: a respite stay away from another home, and visits meanwhile
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', reason: 'respite', since: date('2026-04-01'), until: date('2026-04-15')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows: []
- ignores: leave at home between two stays
  given: |
    CREATE (p:Person {id: 'P-1'}), (i:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01'), until: date('2026-05-01')}]->(i),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-05-10')}]->(i),
      (:Visit {id: 'S-1', kind: 'home-care', status: 'delivered', starts: datetime('2026-05-03T09:00:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: one home that wrote a stay down twice
  given: |
    CREATE (p:Person {id: 'P-1'}), (i:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(i),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-02-01')}]->(i)
  rows: []
- ignores: a bed kept while in hospital, whichever comes first
  given: |
    CREATE (p:Person {id: 'P-1'}), (q:Person {id: 'P-2'}), (one:Institution {id: 'I-1', kind: 'care-home'}), (two:Institution {id: 'I-2', kind: 'hospital'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(one), (p)-[:STAYS_AT {kind: 'in-patient', since: date('2026-04-01')}]->(two),
      (q)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(two), (q)-[:STAYS_AT {kind: 'in-patient', since: date('2026-04-01')}]->(one)
  rows: []
- ignores: visits on the days of moving in and out, for the spouse, cancelled, and to a day centre
  given: |
    CREATE (p:Person {id: 'P-1'})-[:STAYS_AT {kind: 'resident', since: date('2026-05-01'), until: date('2026-05-20')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (:Visit {id: 'S-1', kind: 'home-care', status: 'delivered', starts: datetime('2026-05-01T09:00:00+08:00')})-[:TO]->(p),
      (:Visit {id: 'S-2', kind: 'home-care', status: 'delivered', starts: datetime('2026-05-20T09:00:00+08:00')})-[:TO]->(p),
      (:Visit {id: 'S-3', kind: 'home-meals', status: 'delivered', for: 'spouse', starts: datetime('2026-05-05T09:00:00+08:00')})-[:TO]->(p),
      (:Visit {id: 'S-4', kind: 'home-meals', status: 'cancelled', starts: datetime('2026-05-05T09:00:00+08:00')})-[:TO]->(p),
      (:Visit {id: 'S-5', kind: 'day-care', status: 'delivered', starts: datetime('2026-05-05T09:00:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: a warden who lives in one home and works in another, whichever comes first
  given: |
    CREATE (p:Person {id: 'P-1'}), (q:Person {id: 'P-2'}), (one:Institution {id: 'I-1', kind: 'care-home'}), (two:Institution {id: 'I-2', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(one), (p)-[:WORKS_AT {kind: 'resident', since: date('2026-01-01')}]->(two),
      (q)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(two), (q)-[:WORKS_AT {kind: 'resident', since: date('2026-01-01')}]->(one)
  rows: []
- ignores: what happens after the day looked at
  day: 2026-05-01
  given: |
    CREATE (p:Person {id: 'P-1'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-05-10')}]->(:Institution {id: 'I-2', kind: 'care-home'}),
      (:Visit {id: 'S-1', kind: 'home-care', status: 'delivered', starts: datetime('2026-05-03T09:00:00+08:00')})-[:TO]->(p)
  rows: []
- ignores: somebody who lives outside the areas
  given: |
    CREATE (p:Person {id: 'P-1', area: '990102001'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-01-01')}]->(:Institution {id: 'I-1', kind: 'care-home'}),
      (p)-[:STAYS_AT {kind: 'resident', since: date('2026-04-01')}]->(:Institution {id: 'I-2', kind: 'care-home'})
  rows: []
---*/
