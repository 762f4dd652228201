/*---
id: shared-identifiers
number: 14
title: {zh: 共用身份要素的团伙, en: "A ring that shares telephones, devices and accounts"}
asks:
  zh: 哪些互不相干的申领人两两共用电话、设备、账户或住址？
  en: Which claimants who are no family share telephones, devices, accounts or addresses with one another?
exact: false
severity: 4
status: in force
basis:
  zh: 《社会救助暂行办法》第六十八条：以虚报、隐瞒、伪造等手段骗取救助（待律师确认）
  en: Interim Measures for Social Assistance, art. 68 (obtaining assistance by false statements); to be confirmed by a lawyer
innocent:
  - {zh: 宿舍、集体住址（集体和机构地址不计）, en: A dormitory (collective and institutional addresses do not count).}
  - {zh: 养老机构的电话和账户（单位使用的不计）, en: "A care home's telephone or account (what an institution uses does not count)."}
  - {zh: 流动人口旅馆、办事大厅的设备（共用者过多的不计）, en: "A hostel, or the device of a service desk (what too many people share does not count)."}
  - {zh: 录入默认号码如 13800000000（共用者过多的不计）, en: "A number typed by default (what too many people share does not count)."}
  - {zh: 一家人（同户或三代内亲属不计）, en: One family (one household or kin within three steps do not count).}
next:
  zh: 逐一上门核对本人，比对申请表的笔迹和打卡位置；先查经办环节是否一人代填。
  en: Visit each person, compare the forms; look first for a clerk who filled them in for all.
subject: Person
key: [subjects]
columns:
  people: {zh: 人数, en: People}
  shared: {zh: 共用要素数, en: Things shared}
  density: {zh: 两两相连的比例, en: Share of pairs that are tied}
evidence:
  phone: {zh: 共用电话, en: One telephone}
  device: {zh: 共用设备, en: One device}
  account: {zh: 共用账户, en: One account}
  address: {zh: 同一住址, en: One address}
params:
  phone_weight: 1.0
  device_weight: 1.0
  account_weight: 1.5
  address_weight: 0.5
  pair_strength: 2.0
  most_people: 8
  ring: 3
  density: 0.5
sweeps: everybody who holds an award in scope, and what they use
---*/
MATCH (award:Award)
WHERE award.area IN $areas
  AND (award.since IS NULL OR award.since <= $day)
  AND (award.until IS NULL OR award.until > $day)
MATCH (award)-[:HELD_BY]->(holder)
      (()<-[belongs:MEMBER_OF WHERE (belongs.since IS NULL OR belongs.since <= $day) AND (belongs.until IS NULL OR belongs.until > $day)]-()){0,1}
      (person:Person)
WHERE holder.area IN $areas
  AND person.area IN $areas
WITH DISTINCT person
CALL (person) {
  MATCH (person)-[tie:USES|LIVES_AT]->(thing:Phone|Device|Address)
  RETURN thing, tie
  UNION
  MATCH (person)<-[:HELD_BY]-(award:Award)-[tie:PAID_INTO]->(thing:Account)
  WHERE award.area IN $areas
  RETURN thing, tie
  UNION
  MATCH (person)-[belongs:MEMBER_OF]->(household:Household)<-[:HELD_BY]-(award:Award)-[tie:PAID_INTO]->(thing:Account)
  WHERE household.area IN $areas
    AND (belongs.since IS NULL OR belongs.since <= $day)
    AND (belongs.until IS NULL OR belongs.until > $day)
    AND award.area IN $areas
  RETURN thing, tie
  UNION
  MATCH (person)<-[:BY]-(application:Application)-[tie:SENT_FROM]->(thing:Phone|Device)
  WHERE application.area IN $areas
    AND application.at <= $day
  RETURN thing, tie
}
WITH person, thing, tie
WHERE (tie.since IS NULL OR tie.since <= $day)
  AND (tie.until IS NULL OR tie.until > $day)
WITH thing, person, {since: min(tie.since), source: min(tie.source)} AS said
WITH thing, collect({person: person, said: said}) AS users
WHERE size(users) <= $most_people
  AND NOT thing:Hub
  AND NOT coalesce(thing.kind, '') IN ['collective', 'institution']
  AND NOT EXISTS { (thing)<-[:USES|OWNS|LOCATED_AT]-(:Institution) }
UNWIND users AS first
UNWIND users AS second
WITH thing, first, second
WHERE first.person.id < second.person.id
WITH first.person AS one, second.person AS other, thing,
     CASE WHEN first.said.since > second.said.since THEN first.said.since ELSE second.said.since END AS since,
     first.said.source AS source,
     CASE
       WHEN thing:Phone THEN {label: 'Phone', kind: 'phone', weight: $phone_weight}
       WHEN thing:Device THEN {label: 'Device', kind: 'device', weight: $device_weight}
       WHEN thing:Account THEN {label: 'Account', kind: 'account', weight: $account_weight}
       ELSE {label: 'Address', kind: 'address', weight: $address_weight}
     END AS sort
ORDER BY thing.id
WITH one, other,
     collect({id: thing.id, label: sort.label, kind: sort.kind, weight: sort.weight, since: since, people: [one.id, other.id], source: source}) AS things
WHERE reduce(sum = 0.0, it IN things | sum + it.weight) >= $pair_strength
  AND NOT EXISTS {
    MATCH (one) (()-[:PARENT_OF|SPOUSE_OF|GUARDIAN_OF|MEMBER_OF]-(to) WHERE to.area IN $areas){1,3} (other)
  }
WITH one, other, things
ORDER BY one.id, other.id
WITH collect({one: one.id, other: other.id, things: things}) AS pairs
CALL (pairs) {
  UNWIND pairs AS pair
  UNWIND [pair.one, pair.other] AS centre
  WITH centre, collect(CASE centre WHEN pair.one THEN pair.other ELSE pair.one END) + [centre] AS members
  RETURN collect({centre: centre, members: members, size: size(members)}) AS circles
}
CALL (pairs, circles) {
  UNWIND circles AS circle
  WITH circle
  WHERE circle.size >= $ring
    AND NOT any(it IN circles WHERE it.centre IN circle.members
          AND (it.size > circle.size OR (it.size = circle.size AND it.centre < circle.centre)))
  RETURN COLLECT { UNWIND circle.members AS id RETURN id ORDER BY id } AS subjects,
         [it IN pairs WHERE it.one IN circle.members AND it.other IN circle.members] AS tied
}
WITH subjects, tied, 2.0 * size(tied) / (size(subjects) * (size(subjects) - 1)) AS density
WHERE density >= $density
WITH subjects, density, reduce(all = [], it IN tied | all + it.things) AS evidence
RETURN subjects,
       reduce(latest = null, it IN evidence | CASE WHEN latest IS NULL OR it.since > latest THEN it.since ELSE latest END) AS since,
       null AS until,
       size(subjects) AS people,
       size(COLLECT { UNWIND evidence AS it RETURN DISTINCT it.id }) AS shared,
       round(density, 2) AS density,
       evidence
ORDER BY people DESC, subjects

/*---cases
- finds: three claimants of one telephone and one device, who work for one company
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (c:Institution {id: 'I-1', area: '990101001'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES {since: date('2025-01-0' + i), source: 'seed'}]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)-[:WORKS_AT]->(c))
  rows:
    - {subjects: [P-1, P-2, P-3], people: 3, shared: 2, density: 1.0, since: 2025-01-03}
- finds: households paid into one account whose applications came from one device
  given: |
    CREATE (b:Account {id: 'B-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) |
      CREATE (d)<-[:SENT_FROM]-(:Application {id: 'Q-' + i, at: date('2026-01-01')})-[:BY]->(p:Person {id: 'P-' + i})-[:MEMBER_OF]->(h:Household {id: 'H-' + i}),
        (h)<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows:
    - {subjects: [P-1, P-2, P-3], shared: 2}
- finds: a chain of four of which the ends share nothing
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (b:Account {id: 'B-1'}), (a:Address {id: 'A-1', kind: 'dwelling'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
    WITH b, a
    MATCH (p:Person {id: 'P-3'})<-[:HELD_BY]-(n:Award)
    CREATE (n)-[:PAID_INTO]->(b), (p)-[:LIVES_AT]->(a), (a)<-[:LIVES_AT]-(:Person {id: 'P-4'})<-[:HELD_BY]-(:Award {id: 'N-4'})-[:PAID_INTO]->(b)
  rows:
    - {subjects: [P-1, P-2, P-3, P-4], shared: 4, density: 0.67}
- finds: strangers whose only link is somebody outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (x:Person {id: 'P-9', area: '990102001'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}), (x)-[:PARENT_OF]->(p))
  rows:
    - {people: 3}
- finds: two rings, the larger of which touches two outsiders
  given: |
    UNWIND range(1, 9) AS i
    CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})
    WITH count(*) AS people
    UNWIND [[5, 6], [5, 7], [5, 8], [6, 9], [1, 7], [2, 3], [3, 4], [2, 4]] AS pair
    MATCH (one:Person {id: 'P-' + pair[0]}), (other:Person {id: 'P-' + pair[1]})
    CREATE (one)-[:USES]->(:Phone {id: 'T-' + pair[0] + pair[1]})<-[:USES]-(other), (one)-[:USES]->(:Device {id: 'D-' + pair[0] + pair[1]})<-[:USES]-(other)
  rows:
    - {subjects: [P-5, P-6, P-7, P-8], density: 0.5, shared: 6}
    - {subjects: [P-2, P-3, P-4], density: 1.0, shared: 6}
- ignores: a pair
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 2) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: five around one, who share nothing with each other
  given: |
    CREATE (p:Person {id: 'P-0'})<-[:HELD_BY]-(:Award {id: 'N-0'})
    FOREACH (i IN range(1, 5) |
      CREATE (p)-[:USES]->(:Phone {id: 'T-' + i})<-[:USES]-(q:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)-[:USES]->(:Device {id: 'D-' + i})<-[:USES]-(q))
  rows: []
- ignores: a flat-share with one telephone
  given: |
    CREATE (t:Phone {id: 'T-1'}), (a:Address {id: 'A-1', kind: 'dwelling'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:LIVES_AT]->(a), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: people who hold no award and act for others who do
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)-[:ACTS_FOR]->(:Person {id: 'P-1' + i})<-[:HELD_BY]-(:Award {id: 'N-1' + i}))
  rows: []
- ignores: awards that have ended, and awards yet to begin
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (u:Phone {id: 'T-2'}), (e:Device {id: 'D-2', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i, until: date('2026-01-01')}))
    FOREACH (i IN range(4, 6) | CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(e), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i, since: date('2026-07-01')}))
  rows: []
- ignores: a telephone they no longer use, and one they do not use yet
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (u:Phone {id: 'T-2'}), (e:Device {id: 'D-2', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES {until: date('2026-01-01')}]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
    FOREACH (i IN range(4, 6) | CREATE (u)<-[:USES {since: date('2026-07-01')}]-(p:Person {id: 'P-' + i})-[:USES]->(e), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: a family of three, and a man with two wards
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (u:Phone {id: 'T-2'}), (e:Device {id: 'D-2', kind: 'phone'}), (h:Household {id: 'H-1'}), (g:Person {id: 'P-9'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)-[:MEMBER_OF]->(h))
    FOREACH (i IN range(4, 6) | CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(e), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}), (g)-[:GUARDIAN_OF]->(p))
  rows: []
- ignores: a dormitory and the home's own telephone
  given: |
    CREATE (t:Phone {id: 'T-1'})<-[:USES]-(:Institution {id: 'I-1', kind: 'school'}), (a:Address {id: 'A-1', kind: 'collective'}), (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:LIVES_AT]->(a), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: a hostel's telephone marked as a hub
  given: |
    CREATE (t:Phone:Hub {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: nine people with a number typed by default and the device of a service desk
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 9) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: applications sent after the day looked at, and those to an office outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (u:Phone {id: 'T-2'}), (e:Device {id: 'D-2', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})<-[:BY]-(:Application {id: 'Q-' + i, at: date('2026-07-01')})-[:SENT_FROM]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
    FOREACH (i IN range(4, 6) | CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})<-[:BY]-(:Application {id: 'Q-' + i, area: '990102001', at: date('2026-01-01')})-[:SENT_FROM]->(e), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: forms about them that three others sent from one device
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})<-[:ABOUT]-(:Application {id: 'Q-' + i, at: date('2026-01-01')})-[:SENT_FROM]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: claimants outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i, area: '990102001'})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: members outside the areas of households inside
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i, area: '990102001'})-[:USES]->(d), (p)-[:MEMBER_OF]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: awards of an office outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)<-[:HELD_BY]-(:Award {id: 'N-' + i, area: '990102001'}))
  rows: []
- ignores: households outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d), (p)-[:MEMBER_OF]->(:Household {id: 'H-' + i, area: '990102001'})<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: accounts of awards and households outside the areas
  given: |
    CREATE (t:Phone {id: 'T-1'}), (b:Account {id: 'B-1'}), (u:Phone {id: 'T-2'}), (c:Account {id: 'B-2'}), (v:Phone {id: 'T-3'}), (e:Account {id: 'B-3'})
    FOREACH (i IN range(1, 3) | CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)<-[:HELD_BY]-(:Award {id: 'M-' + i, area: '990102001'})-[:PAID_INTO]->(b))
    FOREACH (i IN range(4, 6) | CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)-[:MEMBER_OF]->(:Household {id: 'H-' + i, area: '990102001'})<-[:HELD_BY]-(:Award {id: 'M-' + i})-[:PAID_INTO]->(c))
    FOREACH (i IN range(7, 9) | CREATE (v)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}), (p)-[:MEMBER_OF]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'M-' + i, area: '990102001'})-[:PAID_INTO]->(e))
  rows: []
- ignores: former members, and members to be, of helped households
  given: |
    CREATE (t:Phone {id: 'T-1'}), (d:Device {id: 'D-1', kind: 'phone'}), (u:Phone {id: 'T-2'}), (e:Device {id: 'D-2', kind: 'phone'})
    FOREACH (i IN range(1, 3) |
      CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(d),
        (p)-[:MEMBER_OF {until: date('2026-01-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}))
    FOREACH (i IN range(4, 6) |
      CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})-[:USES]->(e),
        (p)-[:MEMBER_OF {since: date('2026-07-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}))
  rows: []
- ignores: claimants of one telephone whose former and future households share an account
  given: |
    CREATE (b:Account {id: 'B-1'}), (t:Phone {id: 'T-1'}), (c:Account {id: 'B-2'}), (u:Phone {id: 'T-2'})
    FOREACH (i IN range(1, 3) |
      CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}),
        (p)-[:MEMBER_OF {until: date('2026-01-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-1' + i})-[:PAID_INTO]->(b))
    FOREACH (i IN range(4, 6) |
      CREATE (u)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i}),
        (p)-[:MEMBER_OF {since: date('2026-07-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-1' + i})-[:PAID_INTO]->(c))
  rows: []
---*/
