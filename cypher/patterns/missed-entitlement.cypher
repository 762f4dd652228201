/*---
id: missed-entitlement
number: 40
title: {zh: 应享未享（高龄津贴）, en: Missed entitlement (old-age allowance)}
asks:
  zh: 哪些人年满八十、健在、住在本地，却没有高龄津贴？
  en: Who is 80 or over, alive and resident here, and has no old-age allowance?
exact: false
severity: 5
status: in force
basis:
  zh: 《老年人权益保障法》第三十三条及当地高龄津贴办法（年龄和口径待律师确认）
  en: Law on the Rights of the Elderly, art. 33, and the local rules on the allowance; to be confirmed by a lawyer
innocent:
  - {zh: 本人自愿放弃（筛查已排除）, en: The person declined it (left out by the screening).}
  - {zh: 申请正在办理（筛查已排除）, en: An application is under way (left out by the screening).}
  - {zh: 刚满八十，尚在申请期内（筛查已排除）, en: They have only just turned 80 (left out by the screening).}
  - {zh: 已享受与其互斥的待遇（筛查已排除）, en: They hold a benefit that excludes it (left out by the screening).}
  - {zh: 服刑、宣告失踪等依法不发的情形（政策条件已排除）, en: "Custody, missing and other exclusions in law (conditions of the policy)."}
  - {zh: 已迁往外地（政策条件已排除）, en: They have moved away (a condition of the policy).}
  - {zh: 登记不全，情况不明（不上报，筛查另行列出）, en: The registers do not say enough (unknown; the screening lists them apart).}
next:
  zh: 这是要补给的线索：请社区上门告知并帮办申请，符合条件的从应发之月补起。
  en: "This is about giving: visit, explain, help to apply, and pay from the month it was due."
subject: Person
key: [subjects]
columns:
  age: {zh: 年龄, en: Age}
  ended: {zh: 此前停发的原因, en: Why an earlier award ended}
evidence:
  of-age: {zh: 达到年龄, en: Of age since}
  resident: {zh: 现居本地, en: Lives here}
  ended: {zh: 此前的津贴已停发, en: An earlier award that ended}
screens: old-age-allowance
params:
  policy: old-age-allowance
  screened: [{id: P-1, from_age: 80}]
sweeps: everybody in scope who is old enough, by the screening of the policy
---*/
UNWIND $screened AS missed
MATCH (person:Person {id: missed.id})
WHERE person.area IN $areas
WITH person,
     person.born + duration({years: missed.from_age}) AS since,
     COLLECT {
       MATCH (person)-[home:LIVES_AT|STAYS_AT]->(place:Address|Institution)
       WHERE (home.since IS NULL OR home.since <= $day)
         AND (home.until IS NULL OR home.until > $day)
       RETURN DISTINCT {id: place.id, label: CASE WHEN place:Address THEN 'Address' ELSE 'Institution' END, kind: 'resident', since: home.since, source: home.source} AS home
       ORDER BY home.id, home.since, home.source
     } AS homes,
     COLLECT {
       MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(:Policy {id: $policy})
       WHERE award.area IN $areas
       RETURN award
       ORDER BY award.until DESC, award.id
     } AS earlier
RETURN [person.id] AS subjects,
       since,
       null AS until,
       duration.between(person.born, $day).years AS age,
       earlier[0].end_reason AS ended,
       [{id: person.id, label: 'Person', kind: 'of-age', since: since, source: person.source}]
       + homes
       + [it IN earlier | {id: it.id, label: 'Award', kind: 'ended', since: it.since, until: it.until, source: it.source}]
         AS evidence
ORDER BY age DESC, subjects

/*---cases
- finds: an old woman at home without the allowance
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}), (:Policy {id: 'old-age-allowance'}),
      (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT {since: date('2000-01-01')}]->(:Address {id: 'A-1'}),
      (p)-[:MEMBER_OF]->(:Household {id: 'H-1', basis: 'registered'}), (:Person {id: 'P-2', born: date('1990-01-01')})
  rows:
    - {subjects: [P-1], age: 86, since: 2020-01-01, ended: null}
- finds: somebody in a care home whose allowance was ended by mistake
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}), (l:Policy {id: 'old-age-allowance'}),
      (p:Person {id: 'P-1', born: date('1940-01-01')})-[:MEMBER_OF]->(:Household {id: 'H-1', basis: 'registered'}),
      (p)-[:STAYS_AT {kind: 'resident', until: date('2026-07-02')}]->(:Institution {id: 'I-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'ended', since: date('2020-01-01'), end_reason: 'asset-hit'})-[:UNDER]->(l),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active', until: date('2021-01-01')})-[:UNDER]->(l)
  rows:
    - {subjects: [P-1], ended: asset-hit}
- finds: somebody whose homes were elsewhere before, and whose awards of other offices are not told
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}), (l:Policy {id: 'old-age-allowance'}),
      (p:Person {id: 'P-1', born: date('1940-01-01')})-[:MEMBER_OF]->(:Household {id: 'H-1', basis: 'registered'}),
      (p)-[:LIVES_AT {until: date('2020-01-01')}]->(:Address {id: 'A-1'}), (p)-[:LIVES_AT {since: date('2026-07-01')}]->(:Address {id: 'A-2'}),
      (p)-[:WORKS_AT]->(:Institution {id: 'I-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', area: '990102001', until: date('2021-01-01'), end_reason: 'secret'})-[:UNDER]->(l),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', until: date('2020-01-01'), end_reason: 'other'})-[:UNDER]->(:Policy {id: 'other'})
  rows:
    - {subjects: [P-1], ended: null, evidence: [{id: P-1, label: Person, kind: of-age, since: 2020-01-01, until: null, amount: null, weight: null, people: [], source: null, doubt: null}]}
- ignores: somebody who has it, and somebody whose application is open
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}), (l:Policy {id: 'old-age-allowance'}),
      (p:Person {id: 'P-1', born: date('1940-01-01')})-[:MEMBER_OF]->(h:Household {id: 'H-1', basis: 'registered'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', until: date('2026-08-01')})-[:UNDER]->(l),
      (q:Person {id: 'P-2', born: date('1940-01-01')})-[:MEMBER_OF]->(h),
      (q)<-[:ABOUT]-(:Application {id: 'Q-1', status: 'open', at: date('2026-06-01')})-[:FOR]->(l)
  rows: []
- ignores: somebody of 79, and somebody who turned 80 a month ago
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}),
      (:Person {id: 'P-1', born: date('1947-01-01')})-[:MEMBER_OF]->(h:Household {id: 'H-1', basis: 'registered'}),
      (:Person {id: 'P-2', born: date('1946-05-31')})-[:MEMBER_OF]->(h)
  rows: []
- ignores: somebody in custody, somebody missing, and somebody who has died
  given: |
    CREATE (:Area {code: '990101', registers: ['police', 'civil-affairs']}), (h:Household {id: 'H-1', basis: 'registered'}),
      (p:Person {id: 'P-1', born: date('1940-01-01')})-[:MEMBER_OF]->(h), (q:Person {id: 'P-2', born: date('1940-01-01')})-[:MEMBER_OF]->(h),
      (p)-[:STAYS_AT {kind: 'custody', since: date('2026-01-01')}]->(:Institution {id: 'I-1'}),
      (q)<-[:ABOUT]-(:Fact {kind: 'missing', since: date('2026-01-01')}),
      (:Person {id: 'P-3', born: date('1940-01-01'), died: date('2026-06-01')})-[:MEMBER_OF]->(h)
  rows: []
- ignores: somebody of whom no register was asked, and somebody outside the areas
  given: |
    CREATE (:Area {code: '990102', registers: ['police', 'civil-affairs']}),
      (:Person {id: 'P-1', born: date('1940-01-01')})-[:MEMBER_OF]->(:Household {id: 'H-1', basis: 'registered'}),
      (:Person {id: 'P-2', born: date('1940-01-01'), area: '990102001'})-[:MEMBER_OF]->(:Household {id: 'H-2', basis: 'registered', area: '990102001'})
  rows: []
---*/
