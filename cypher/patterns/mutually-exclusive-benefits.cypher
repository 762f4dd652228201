/*---
id: mutually-exclusive-benefits
number: 7
title: {zh: 互斥待遇重复享受, en: Mutually exclusive benefits}
asks:
  zh: 哪些人同时享受了政策规定不能并享的两项待遇？
  en: Who held two benefits at one time that the policies do not allow together?
exact: true
severity: 2
status: in force
basis:
  zh: 国发〔2015〕52号关于两项补贴不得与特困供养等重复享受的规定，及各项政策的互斥条款（待律师确认）
  en: State Council Notice [2015] 52 and the exclusion clauses of each policy; to be confirmed by a lawyer
innocent:
  - {zh: 换发当月的过渡（一个月内不报）, en: The month of changing over from one to the other (up to a month is left out).}
  - {zh: 其中一项已经暂停（下面已排除）, en: One of the two is suspended (excluded below).}
  - {zh: 规定生效之前或当地允许叠加（互斥关系注明起止）, en: "Before the rule came into force, or where a local rule lets both stand (the exclusion carries its dates)."}
  - {zh: 享受者是同户的另一个人, en: The other benefit is another family member's own.}
next:
  zh: 与两个经办科室核对起止月份，先停一项，再按多领的月份计算；两个部门互不通气属经办差错。
  en: Compare the months with both offices, let one award end, then count the months overpaid; two offices that did not tell each other is an official error.
subject: Person
key: [subjects]
columns:
  policies: {zh: 互斥的政策, en: Policies}
  days: {zh: 重叠天数, en: Days of overlap}
evidence:
  award: {zh: 与另一项不能并享的待遇, en: One of two awards that exclude each other}
  rule: {zh: 规定二者互斥的政策, en: The policy that excludes the other}
params:
  transition_days: 31
sweeps: every award of the policies that exclude another
---*/
MATCH (one:Policy)-[rule:EXCLUDES]-(other:Policy)
WHERE one.id < other.id
MATCH (one)<-[:UNDER]-(first:Award)-[:HELD_BY]->(holder) (()<-[joined:MEMBER_OF]-()){0,1} (person:Person)
WHERE first.area IN $areas
  AND holder.area IN $areas
  AND person.area IN $areas
MATCH (person) (()-[belongs:MEMBER_OF]->()){0,1} (keeper)<-[:HELD_BY]-(second:Award)-[:UNDER]->(other)
WHERE second.area IN $areas
  AND keeper.area IN $areas
  AND NOT 'suspended' IN [first.status, second.status]
WITH one, other, rule, first, second, person, [rule, first, second] + joined + belongs AS spells
WITH one, other, rule, first, second, person,
     reduce(latest = date({year: 1}), it IN spells | CASE WHEN it.since > latest THEN it.since ELSE latest END) AS since,
     reduce(soonest = $day + duration({days: 1}), it IN spells | CASE WHEN it.until < soonest THEN it.until ELSE soonest END) AS until
WHERE until > since + duration({days: $transition_days})
WITH one, other, rule, first, second, since, until, person
ORDER BY person.id
WITH one, other, rule, first, second,
     min(since) AS since,
     max(until) AS until,
     collect(DISTINCT person.id) AS subjects
ORDER BY since, first.id, second.id
UNWIND [first, second, rule] AS part
WITH subjects, since, until, one, other,
     CASE part
       WHEN rule THEN {id: startNode(rule).id, label: 'Policy', kind: 'rule', since: rule.since, until: rule.until, source: rule.source}
       ELSE {id: part.id, label: 'Award', kind: 'award', since: part.since, until: part.until, amount: part.monthly, source: part.source}
     END AS item
WITH subjects,
     nullIf(min(since), date({year: 1})) AS since,
     max(until) AS until,
     max(duration.inDays(since, until).days) AS days,
     collect(DISTINCT one.id) + collect(DISTINCT other.id) AS policies,
     collect(DISTINCT item) AS evidence
RETURN subjects,
       since,
       nullIf(until, $day + duration({days: 1})) AS until,
       COLLECT { UNWIND policies AS id RETURN DISTINCT id ORDER BY id } AS policies,
       days,
       evidence
ORDER BY days DESC, subjects

/*---cases
- finds: one person with two awards that exclude each other
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', since: date('2025-01-01')})-[:UNDER]->(b),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'ended', since: date('2025-03-01'), until: date('2025-06-01')})-[:UNDER]->(a)
  rows:
    - {subjects: [P-1], policies: [a, b], days: 92, since: 2025-03-01, until: 2025-06-01}
- finds: an own award beside one of the household, written the other way round, still going on
  given: |
    CREATE (p:Person {id: 'P-1'})-[:MEMBER_OF {since: date('2026-01-01')}]->(h:Household {id: 'H-1'})<-[:MEMBER_OF]-(:Person {id: 'P-2'}),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', since: date('2025-01-01')})-[:UNDER]->(a),
      (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active', since: date('2025-03-01')})-[:UNDER]->(b)
  rows:
    - {subjects: [P-1], days: 181, since: 2026-01-01, until: null}
- finds: two awards of one household, once for all who belong to it
  given: |
    CREATE (h:Household {id: 'H-1'}), (:Person {id: 'P-2'})-[:MEMBER_OF]->(h), (:Person {id: 'P-1'})-[:MEMBER_OF]->(h),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}), (a)-[:EXCLUDES]->(b),
      (h)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows:
    - {subjects: [P-1, P-2], since: null, until: null}
- ignores: two awards that may stand together
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'}), (b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: the month of changing over
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', since: date('2025-03-01')})-[:UNDER]->(b),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'ended', until: date('2025-04-01')})-[:UNDER]->(a)
  rows: []
- ignores: an award that is suspended
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(b),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'suspended'})-[:UNDER]->(a)
  rows: []
- ignores: two awards before the rule was in force
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES {since: date('2026-01-01')}]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', since: date('2025-01-01')})-[:UNDER]->(b),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'ended', until: date('2025-12-31')})-[:UNDER]->(a)
  rows: []
- ignores: somebody who left the household before it was helped
  given: |
    CREATE (p:Person {id: 'P-1'})-[:MEMBER_OF {until: date('2025-02-01')}]->(h:Household {id: 'H-1'}),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active', since: date('2025-01-01')})-[:UNDER]->(a),
      (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active', since: date('2025-03-01')})-[:UNDER]->(b)
  rows: []
- ignores: awards of two people
  given: |
    CREATE (p:Person {id: 'P-1'})-[:SPOUSE_OF]->(q:Person {id: 'P-2'})-[:ACTS_FOR]->(p), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (q)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: somebody outside the areas whose household is inside
  given: |
    CREATE (p:Person {id: 'P-1', area: '990102001'})-[:MEMBER_OF]->(h:Household {id: 'H-1'}),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}),
      (h)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: a first award of an office outside the areas
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', area: '990102001', status: 'active'})-[:UNDER]->(a),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: a second award of an office outside the areas
  given: |
    CREATE (p:Person {id: 'P-1'}), (a:Policy {id: 'a'})-[:EXCLUDES]->(b:Policy {id: 'b'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', area: '990102001', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: a household outside the areas that holds the first award
  given: |
    CREATE (p:Person {id: 'P-1'})-[:MEMBER_OF]->(h:Household {id: 'H-1', area: '990102001'}),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}),
      (h)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (p)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
- ignores: a household outside the areas that holds the second award
  given: |
    CREATE (p:Person {id: 'P-1'})-[:MEMBER_OF]->(h:Household {id: 'H-1', area: '990102001'}),
      (b:Policy {id: 'b'})-[:EXCLUDES]->(a:Policy {id: 'a'}),
      (p)<-[:HELD_BY]-(:Award {id: 'N-1', status: 'active'})-[:UNDER]->(a),
      (h)<-[:HELD_BY]-(:Award {id: 'N-2', status: 'active'})-[:UNDER]->(b)
  rows: []
---*/
