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
  - {zh: 本人自愿放弃（下面已排除）, en: The person declined it (excluded below).}
  - {zh: 申请正在办理（下面已排除）, en: An application is under way (excluded below).}
  - {zh: 刚满八十，尚在申请期内（下面已排除）, en: "They have only just turned 80 (excluded below)."}
  - {zh: 已享受与其互斥的待遇（下面已排除）, en: They hold a benefit that excludes it (excluded below).}
  - {zh: 服刑、宣告失踪等依法不发的情形（从不上报）, en: "Custody, declared missing and other exclusions in law (never reported)."}
  - {zh: 已迁往外地（下面已排除）, en: They have moved away (excluded below).}
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
params:
  policy: old-age-allowance
  from_age: 80
  days_to_apply: 60
  settled_statuses: [withdrawn, declined, open, received]
  legal_exclusions: [custody, missing, clergy, conscript]
sweeps: everybody in scope who is old enough
---*/
MATCH (policy:Policy {id: $policy})
MATCH (person:Person)
WHERE person.area IN $areas
  AND person.born <= $day - duration({days: $days_to_apply}) - duration({years: $from_age})
  AND (person.died IS NULL OR person.died > $day)
  AND NOT EXISTS {
    MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy)
    WHERE award.area IN $areas
      AND coalesce(award.status, 'active') <> 'ended'
      AND (award.until IS NULL OR award.until > $day)
  }
  AND NOT EXISTS {
    MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(:Policy)-[:EXCLUDES]-(policy)
    WHERE award.area IN $areas
      AND (award.since IS NULL OR award.since <= $day)
      AND (award.until IS NULL OR award.until > $day)
  }
  AND NOT EXISTS {
    MATCH (person)<-[:ABOUT]-(application:Application)-[:FOR]->(policy)
    WHERE application.area IN $areas
      AND application.at <= $day
      AND application.status IN $settled_statuses
  }
  AND NOT EXISTS {
    MATCH (person)-[stay:STAYS_AT {kind: 'custody'}]->(:Institution)
    WHERE (stay.since IS NULL OR stay.since <= $day)
      AND (stay.until IS NULL OR stay.until > $day)
  }
  AND NOT EXISTS {
    MATCH (person)<-[:ABOUT]-(fact:Fact)
    WHERE fact.kind IN $legal_exclusions
      AND (fact.since IS NULL OR fact.since <= $day)
      AND (fact.until IS NULL OR fact.until > $day)
  }
MATCH (person)-[home:LIVES_AT|STAYS_AT]->(place:Address|Institution)
WHERE (home.since IS NULL OR home.since <= $day)
  AND (home.until IS NULL OR home.until > $day)
WITH policy, person, home, place
ORDER BY place.id, home.since, home.source
WITH policy, person,
     person.born + duration({years: $from_age}) AS since,
     collect(DISTINCT {id: place.id, label: CASE WHEN place:Address THEN 'Address' ELSE 'Institution' END, kind: 'resident', since: home.since, source: home.source}) AS homes,
     COLLECT {
       MATCH (person)<-[:HELD_BY]-(award:Award)-[:UNDER]->(policy)
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
    CREATE (:Policy {id: 'old-age-allowance'}), (:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT {since: date('2000-01-01')}]->(:Address {id: 'A-1'})
  rows:
    - {subjects: [P-1], age: 86, since: 2020-01-01, ended: null}
- finds: somebody in a care home whose allowance was ended by mistake
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01'), died: date('2026-07-02')}),
      (p)-[:STAYS_AT {kind: 'resident', until: date('2026-07-02')}]->(:Institution {id: 'I-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'ended', since: date('2020-01-01'), end_reason: 'asset-hit'})-[:UNDER]->(l),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active', until: date('2021-01-01')})-[:UNDER]->(l)
  rows:
    - {subjects: [P-1], ended: asset-hit}
- finds: somebody who holds another benefit, whose excluding benefit has ended or has yet to begin
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (x:Policy {id: 'extreme-hardship'})-[:EXCLUDES]->(l),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(:Policy {id: 'other'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', until: date('2026-01-01')})-[:UNDER]->(x),
      (p)<-[:HELD_BY]-(:Award {id: 'N-3', since: date('2026-07-01')})-[:UNDER]->(x)
  rows:
    - {subjects: [P-1], age: 86}
- finds: somebody whose application was refused, comes only later, or was for the husband
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:ABOUT]-(:Application {id: 'Q-1', status: 'refused', at: date('2026-01-01')})-[:FOR]->(l),
      (p)<-[:ABOUT]-(:Application {id: 'Q-2', status: 'open', at: date('2026-07-01')})-[:FOR]->(l),
      (p)<-[:BY]-(:Application {id: 'Q-4', status: 'open', at: date('2026-01-01')})-[:FOR]->(l),
      (p)<-[:ABOUT]-(:Application {id: 'Q-3', status: 'open', area: '990102001', at: date('2026-01-01')})-[:FOR]->(l)
  rows:
    - {subjects: [P-1]}
- finds: somebody who was in custody before, will be later, helps in a prison, and is in hospital now
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)-[:STAYS_AT {kind: 'custody', until: date('2026-01-01')}]->(:Institution {id: 'I-1'}),
      (p)-[:STAYS_AT {kind: 'custody', since: date('2026-07-01')}]->(:Institution {id: 'I-2'}),
      (p)-[:STAYS_AT {kind: 'in-patient'}]->(:Institution {id: 'I-3'}), (p)-[:WORKS_AT {kind: 'custody'}]->(:Institution {id: 'I-4'})
  rows:
    - {subjects: [P-1]}
- finds: somebody who is missing no more, will be a monk, and has an income
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:ABOUT]-(:Fact {kind: 'missing', until: date('2026-01-01')}), (p)<-[:ABOUT]-(:Fact {kind: 'clergy', since: date('2026-07-01')}),
      (p)<-[:ABOUT]-(:Fact {kind: 'income'})
  rows:
    - {subjects: [P-1]}
- finds: somebody whose awards belong to an office outside the areas
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', area: '990102001', end_reason: 'secret'})-[:UNDER]->(l),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', area: '990102001'})-[:UNDER]->(:Policy {id: 'x'})-[:EXCLUDES]->(l)
  rows:
    - {subjects: [P-1], ended: null}
- ignores: somebody who has the allowance
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', until: date('2026-08-01')})-[:UNDER]->(l)
  rows: []
- ignores: an allowance suspended while it is checked
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'suspended'})-[:UNDER]->(l)
  rows: []
- ignores: somebody of 79, and somebody who turned 80 a month ago
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (:Person {id: 'P-1', born: date('1947-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (:Person {id: 'P-2', born: date('1946-05-31')})-[:LIVES_AT]->(:Address {id: 'A-2'})
  rows: []
- ignores: another policy's missing award
  given: |
    CREATE (:Policy {id: 'other'}), (:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'})
  rows: []
- ignores: somebody who has died
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (:Person {id: 'P-1', born: date('1940-01-01'), died: date('2026-06-01')})-[:LIVES_AT]->(:Address {id: 'A-1'})
  rows: []
- ignores: somebody who moved away, somebody who comes later, and somebody nobody knows to live here
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT {until: date('2026-01-01')}]->(a:Address {id: 'A-1'}),
      (:Person {id: 'P-2', born: date('1940-01-01')}), (:Person {id: 'P-4', born: date('1940-01-01')})-[:WORKS_AT]->(:Institution {id: 'I-1'}),
      (:Person {id: 'P-3', born: date('1940-01-01')})-[:LIVES_AT {since: date('2026-07-01')}]->(a)
  rows: []
- ignores: somebody who declined it
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:ABOUT]-(:Application {id: 'Q-1', status: 'withdrawn', at: date('2026-01-01')})-[:FOR]->(l)
  rows: []
- ignores: somebody with a benefit that excludes it
  given: |
    CREATE (l:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', since: date('2020-01-01')})-[:UNDER]->(:Policy {id: 'x'})-[:EXCLUDES]->(l)
  rows: []
- ignores: somebody in custody
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)-[:STAYS_AT {kind: 'custody', since: date('2026-01-01')}]->(:Institution {id: 'I-1'})
  rows: []
- ignores: somebody declared missing
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (p:Person {id: 'P-1', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'}),
      (p)<-[:ABOUT]-(:Fact {kind: 'missing', since: date('2026-01-01')})
  rows: []
- ignores: somebody who lives outside the areas
  given: |
    CREATE (:Policy {id: 'old-age-allowance'}), (:Person {id: 'P-1', area: '990102001', born: date('1940-01-01')})-[:LIVES_AT]->(:Address {id: 'A-1'})
  rows: []
---*/
