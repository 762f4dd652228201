/*---
id: collector-account
number: 11
title: {zh: 集中收款账户, en: Collector account}
asks:
  zh: 哪些账户收取了多个互不相干的人的待遇？
  en: Into which accounts are benefits paid for several people who have nothing to do with each other?
exact: false
severity: 4
status: in force
basis:
  zh: 《社会救助暂行办法》第六十八条，及救助资金应直达本人账户的规定（待律师确认）
  en: Interim Measures for Social Assistance, art. 68, and the rules that money goes to the person's own account; to be confirmed by a lawyer
innocent:
  - {zh: 养老机构、村集体等单位账户代收（下面已排除）, en: "An institution's account, such as a care home's or a village collective's (excluded below)."}
  - {zh: 监护人代收（与户主有监护关系的不计）, en: A guardian collects for wards (a ward of the owner counts for nothing).}
  - {zh: 亲属代收（同户、同住或三代内亲属只算一家）, en: "Kin collect for each other (one family, one home count once)."}
  - {zh: 登记的代办人代领（减半计算）, en: A registered agent collects (counts half).}
next:
  zh: 请银行说明开户人和取款方式，再走访最近新增的收款人，问清谁拿着卡。
  en: Ask the bank for the holder and how money is drawn, then visit the newest payee and ask who keeps the card.
subject: Account
key: [subjects]
columns:
  people: {zh: 收款涉及人数, en: People paid into it}
  families: {zh: 互不相干的家庭数, en: Families unrelated to one another}
  monthly: {zh: 每月金额（元）, en: Each month (yuan)}
evidence:
  owner: {zh: 账户持有人, en: The account's owner}
  stranger: {zh: 与户主及其他人均无亲属关系, en: Neither kin of the owner nor of another payee}
  represented: {zh: 户主是其登记的代办人, en: The owner is their registered agent}
  related: {zh: 与户主或前列某人是一家, en: Of one family with the owner or with a payee already counted}
  award: {zh: 发放至该账户的待遇, en: An award paid into it}
params:
  stranger_weight: 1.0
  agent_weight: 0.5
  strength: 3.0
sweeps: every award in scope and the account it is paid into
---*/
MATCH (award:Award)
WHERE award.area IN $areas
  AND (award.since IS NULL OR award.since <= $day)
  AND (award.until IS NULL OR award.until > $day)
MATCH (award)-[into:PAID_INTO]->(account:Account)
WHERE (into.since IS NULL OR into.since <= $day)
  AND (into.until IS NULL OR into.until > $day)
MATCH (award)-[:HELD_BY]->(holder)
      (()<-[belongs:MEMBER_OF WHERE (belongs.since IS NULL OR belongs.since <= $day) AND (belongs.until IS NULL OR belongs.until > $day)]-()){0,1}
      (person:Person)
WHERE holder.area IN $areas
  AND person.area IN $areas
WITH account, into, award, person
ORDER BY award.id
WITH account,
     min(coalesce(into.since, award.since)) AS since,
     collect(DISTINCT award) AS awards,
     collect(DISTINCT person) AS people
WHERE size(people) * $stranger_weight >= $strength
  AND NOT EXISTS { (account)<-[:OWNS]-(:Institution) }
WITH account, since, awards, people,
     COLLECT { MATCH (account)<-[:OWNS]-(owner:Person) WHERE owner.area IN $areas RETURN owner ORDER BY owner.id } AS owners
UNWIND people AS person
WITH account, since, awards, owners, person,
     CASE
       WHEN person IN owners OR EXISTS {
         MATCH (person) (()-[:PARENT_OF|SPOUSE_OF|GUARDIAN_OF|MEMBER_OF|LIVES_AT]-(to) WHERE to:Address OR to.area IN $areas){1,3} (near:Person)
         WHERE near IN owners OR (near IN people AND near.id < person.id)
       } THEN 'related'
       WHEN EXISTS { MATCH (person)<-[:ACTS_FOR]-(agent:Person) WHERE agent IN owners } THEN 'represented'
       ELSE 'stranger'
     END AS kind
ORDER BY kind DESC, person.id
WITH account, since, awards, owners,
     collect({id: person.id, label: 'Person', kind: kind, source: person.source,
              weight: CASE kind WHEN 'stranger' THEN $stranger_weight WHEN 'represented' THEN $agent_weight ELSE 0.0 END}) AS payees
WHERE reduce(sum = 0.0, it IN payees | sum + it.weight) >= $strength
RETURN [account.id] AS subjects,
       since,
       null AS until,
       size(payees) AS people,
       size([it IN payees WHERE it.kind <> 'related']) AS families,
       reduce(sum = 0.0, it IN awards | sum + coalesce(it.monthly, 0.0)) AS monthly,
       [it IN owners | {id: it.id, label: 'Person', kind: 'owner', source: it.source}]
       + payees
       + [it IN awards | {id: it.id, label: 'Award', kind: 'award', since: it.since, until: it.until, amount: it.monthly, source: it.source}]
         AS evidence
ORDER BY families DESC, subjects

/*---cases
- finds: three strangers paid into one account whose owner is not known
  given: |
    CREATE (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) |
      CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i, monthly: 100.0, since: date('2020-01-0' + i)})-[:PAID_INTO]->(b))
  rows:
    - {subjects: [B-1], people: 3, families: 3, monthly: 300.0, since: 2020-01-01}
- finds: an owner who collects for strangers beside the own mother and a household
  given: |
    CREATE (b:Account {id: 'B-1'}), (o:Person {id: 'P-0'})-[:OWNS]->(b), (m:Person {id: 'P-9'})-[:PARENT_OF]->(o),
      (h:Household {id: 'H-1'})<-[:MEMBER_OF]-(:Person {id: 'P-4'}), (h)<-[:MEMBER_OF]-(:Person {id: 'P-5'}),
      (h)<-[:HELD_BY]-(:Award {id: 'N-4'})-[:PAID_INTO {since: date('2020-01-01')}]->(b), (m)<-[:HELD_BY]-(:Award {id: 'N-9'})-[:PAID_INTO]->(b),
      (:Phone {id: 'T-1'})<-[:USES]-(:Person {id: 'P-2'})<-[:HELD_BY]-(:Award {id: 'N-2', until: date('2027-01-01')})-[:PAID_INTO]->(b),
      (:Institution {id: 'I-1'})<-[:WORKS_AT]-(:Person {id: 'P-3'})<-[:HELD_BY]-(:Award {id: 'N-3'})-[:PAID_INTO {until: date('2027-01-01')}]->(b)
  rows:
    - {subjects: [B-1], people: 5, families: 3}
- finds: six people for whom the owner acts
  given: |
    CREATE (b:Account {id: 'B-1'}), (o:Person {id: 'P-0'})-[:OWNS]->(b)
    FOREACH (i IN range(1, 6) |
      CREATE (o)-[:ACTS_FOR]->(:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows:
    - {subjects: [B-1], people: 6, families: 6}
- finds: people for whom somebody else acts, who look after nobody here
  given: |
    CREATE (b:Account {id: 'B-1'}), (own:Person {id: 'P-0'})-[:OWNS]->(b), (o:Person {id: 'P-8'})
    FOREACH (i IN range(1, 3) |
      CREATE (own)-[:NOT_SAME_AS]->(p:Person {id: 'P-' + i}), (o)-[:ACTS_FOR]->(p)<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows:
    - {subjects: [B-1], people: 3}
- finds: strangers who use one telephone, and whose only link is somebody outside the areas
  given: |
    CREATE (b:Account {id: 'B-1'}), (t:Phone {id: 'T-1'}), (x:Person {id: 'P-8', area: '990102001'}), (x)-[:OWNS]->(b)
    FOREACH (i IN range(1, 3) |
      CREATE (t)<-[:USES]-(p:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b), (x)-[:PARENT_OF]->(p), (x)-[:ACTS_FOR]->(p))
  rows:
    - {subjects: [B-1], families: 3}
- ignores: a care home paid on behalf of its residents
  given: |
    CREATE (b:Account {id: 'B-1'})<-[:OWNS]-(:Institution {id: 'I-1', kind: 'care-home'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: a guardian of three
  given: |
    CREATE (b:Account {id: 'B-1'})<-[:OWNS]-(o:Person {id: 'P-0'})
    FOREACH (i IN range(1, 3) | CREATE (o)-[:GUARDIAN_OF]->(:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: an owner's own money, that of a grandmother, and that of one stranger
  given: |
    CREATE (b:Account {id: 'B-1'})<-[:OWNS]-(o:Person {id: 'P-1'})<-[:PARENT_OF]-(:Person {id: 'P-9'})<-[:PARENT_OF]-(g:Person {id: 'P-8'}),
      (o)<-[:HELD_BY]-(:Award {id: 'N-1'})-[:PAID_INTO]->(b), (g)<-[:HELD_BY]-(:Award {id: 'N-8'})-[:PAID_INTO]->(b),
      (:Person {id: 'P-2'})<-[:HELD_BY]-(:Award {id: 'N-2'})-[:PAID_INTO]->(b), (:Person {id: 'P-3'})<-[:HELD_BY]-(:Award {id: 'N-3'})-[:PAID_INTO]->(b)
  rows: []
- ignores: husband, wife and her brother
  given: |
    CREATE (b:Account {id: 'B-1'}), (p:Person {id: 'P-1'})-[:SPOUSE_OF]->(q:Person {id: 'P-2'})<-[:PARENT_OF]-(:Person {id: 'P-9'})-[:PARENT_OF]->(r:Person {id: 'P-3'})
    FOREACH (it IN [p, q, r] | CREATE (it)<-[:HELD_BY]-(:Award {id: 'N-' + it.id})-[:PAID_INTO]->(b))
  rows: []
- ignores: three who share a home, and three who share a household
  given: |
    CREATE (a:Address {id: 'A-1'}), (h:Household {id: 'H-1'}), (b:Account {id: 'B-1'}), (c:Account {id: 'B-2'})
    FOREACH (i IN range(1, 3) | CREATE (a)<-[:LIVES_AT]-(:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
    FOREACH (i IN range(4, 6) | CREATE (h)<-[:MEMBER_OF]-(:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(c))
  rows: []
- ignores: three for whom the owner acts
  given: |
    CREATE (b:Account {id: 'B-1'})<-[:OWNS]-(o:Person {id: 'P-0'})
    FOREACH (i IN range(1, 3) | CREATE (o)-[:ACTS_FOR]->(:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: an award that has ended, and one that has yet to begin
  given: |
    CREATE (b:Account {id: 'B-1'}), (c:Account {id: 'B-2'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i, until: date('2026-0' + i + '-01')})-[:PAID_INTO]->(b))
    FOREACH (i IN range(4, 6) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i, since: date('2026-07-0' + i)})-[:PAID_INTO]->(c))
  rows: []
- ignores: an account no longer used, and one not used yet
  given: |
    CREATE (b:Account {id: 'B-1'}), (c:Account {id: 'B-2'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO {until: date('2026-01-01')}]->(b))
    FOREACH (i IN range(4, 6) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO {since: date('2026-07-01')}]->(c))
  rows: []
- ignores: payees outside the areas
  given: |
    CREATE (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i, area: '990102001'})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: members outside the areas of households inside
  given: |
    CREATE (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) |
      CREATE (:Person {id: 'P-' + i, area: '990102001'})-[:MEMBER_OF]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: awards of an office outside the areas
  given: |
    CREATE (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i, area: '990102001'})-[:PAID_INTO]->(b))
  rows: []
- ignores: households outside the areas
  given: |
    CREATE (b:Account {id: 'B-1'})
    FOREACH (i IN range(1, 3) |
      CREATE (:Person {id: 'P-' + i})-[:MEMBER_OF]->(:Household {id: 'H-' + i, area: '990102001'})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
  rows: []
- ignores: former members, and members to be, of households paid into one account
  given: |
    CREATE (b:Account {id: 'B-1'}), (c:Account {id: 'B-2'})
    FOREACH (i IN range(1, 3) | CREATE (:Person {id: 'P-' + i})-[:MEMBER_OF {until: date('2026-01-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(b))
    FOREACH (i IN range(4, 6) | CREATE (:Person {id: 'P-' + i})-[:MEMBER_OF {since: date('2026-07-01')}]->(:Household {id: 'H-' + i})<-[:HELD_BY]-(:Award {id: 'N-' + i})-[:PAID_INTO]->(c))
  rows: []
---*/
