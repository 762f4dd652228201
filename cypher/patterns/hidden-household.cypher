/*---
id: hidden-household
number: 3
title: {zh: 隐形共同生活, en: Hidden household}
asks:
  zh: 哪些领取按户计算待遇的家庭，实际上与未申报的人共同生活？
  en: Which households helped by what they have live together with somebody they do not name?
exact: false
severity: 3
status: in force
basis:
  zh: 《社会救助暂行办法》第九条：按共同生活的家庭成员计算收入和财产（待律师确认）
  en: "Interim Measures for Social Assistance, art. 9: all who live together are counted; to be confirmed by a lawyer"
innocent:
  - {zh: 合租、宿舍、机构等集体居住（同址户数越多，分量越轻；集体地址不计）, en: "A flat-share or dormitory (the more households at the address, the less it weighs; collective addresses do not count)."}
  - {zh: 房东与房客, en: Landlord and tenant (weighs against).}
  - {zh: 登记的住家照料人员, en: A registered live-in carer (weighs against).}
  - {zh: 借住的学生, en: A student who lodges (weighs against).}
  - {zh: 另有合法小家庭的成年亲属、同院亲戚, en: Kin with a lawful family of their own in the same yard (weighs against).}
  - {zh: 一方住院、住机构或在押, en: One of them really stays elsewhere (weighs against).}
  - {zh: 有人身安全保护令, en: A protection order separates them (weighs against).}
  - {zh: 离异父母只有共同子女、别无往来, en: Divorced parents who share a child and nothing else (not enough by itself).}
next:
  zh: 入户核实，分别询问双方和邻居；先告知家庭申报的权利和好处，再谈多领。
  en: Visit, ask both and a neighbour; explain the right to declare before speaking of overpayment.
subject: Person
key: [subjects]
columns:
  claims: {zh: 领取待遇的家庭, en: Households helped}
  hidden: {zh: 未申报的人, en: People they do not name}
evidence:
  address: {zh: 长期同住一址, en: Live at one address for long}
  phone: {zh: 共用电话, en: One telephone}
  vehicle: {zh: 共用车辆, en: One vehicle}
  account: {zh: 共用账户, en: One account}
  property: {zh: 共有或合住房产, en: One dwelling owned or used by both}
  paid-into: {zh: 待遇打入对方账户, en: The benefit is paid into the other's account}
  child: {zh: 共同子女, en: A child in common}
  spouse: {zh: 婚姻存续, en: Married}
  acts-for: {zh: 一方代另一方办事, en: One acts for the other}
  moved-together: {zh: 曾一同搬离旧址, en: They left an earlier home together}
  kin: {zh: 直系亲属, en: Parent and child}
  carer: {zh: 反证：登记的照料人员, en: "Against: a registered carer"}
  student: {zh: 反证：在读学生, en: "Against: a student"}
  elsewhere: {zh: 反证：实际住在别处, en: "Against: really stays elsewhere"}
  tenancy: {zh: 反证：一方有房、另一方租用, en: "Against: one owns the dwelling, the other rents it"}
  own-family: {zh: 反证：亲属另有自己的小家庭, en: "Against: kin with a family of their own"}
  protection-order: {zh: 反证：人身安全保护令, en: "Against: a protection order"}
params:
  policies: [minimum-living-allowance, edge-household, rigid-expenditure]
  days_together: 180
  most_people: 8
  moved_within_days: 31
  address_weight: 2.0
  phone_weight: 1.0
  vehicle_weight: 1.5
  account_weight: 2.0
  property_weight: 1.5
  child_weight: 1.0
  spouse_weight: 2.0
  acts_weight: 1.0
  moved_weight: 1.5
  kin_weight: 0.5
  carer_weight: -2.0
  student_weight: -1.5
  elsewhere_weight: -3.0
  tenancy_weight: -1.5
  own_family_weight: -2.0
  protection_weight: -3.0
  strength: 3.0
sweeps: every household in scope that is helped by what it has
---*/
MATCH (policy:Policy)<-[:UNDER]-(award:Award)-[:HELD_BY]->(claim:Household)
WHERE policy.id IN $policies
  AND award.area IN $areas
  AND claim.area IN $areas
  AND (award.since IS NULL OR award.since <= $day)
  AND (award.until IS NULL OR award.until > $day)
MATCH (claim)<-[joined:MEMBER_OF]-(member:Person)
WHERE member.area IN $areas
  AND (joined.since IS NULL OR joined.since <= $day)
  AND (joined.until IS NULL OR joined.until > $day)
  AND (member.died IS NULL OR member.died > $day)
WITH claim, collect(DISTINCT award) AS awards, collect(DISTINCT member) AS members
UNWIND members AS member
CALL (claim, awards, member) {
  MATCH (member)-[here:LIVES_AT]->(place:Address)<-[there:LIVES_AT]-(other:Person)
  WHERE NOT place:Hub
    AND coalesce(place.kind, 'dwelling') = 'dwelling'
    AND (here.until IS NULL OR here.until > $day)
    AND (there.until IS NULL OR there.until > $day)
    AND (here.since IS NULL OR here.since <= $day - duration({days: $days_together}))
    AND (there.since IS NULL OR there.since <= $day - duration({days: $days_together}))
  WITH claim, other, place, here, there,
       COUNT {
         MATCH (place)<-[stays:LIVES_AT]-(third:Person)-[belongs:MEMBER_OF]->(home:Household {basis: 'registered'})
         WHERE third.area IN $areas
           AND home.area IN $areas
           AND home <> claim
           AND (stays.until IS NULL OR stays.until > $day)
           AND (belongs.until IS NULL OR belongs.until > $day)
           AND NOT EXISTS { (other)-[:MEMBER_OF]->(home) }
         RETURN DISTINCT home
       } AS strangers
  RETURN other, {
    id: place.id, label: 'Address', kind: 'address', weight: round($address_weight / (1 + strangers), 2),
    since: CASE WHEN here.since > there.since THEN here.since ELSE there.since END, source: there.source
  } AS item
  UNION ALL
  MATCH (member)-[mine:USES|OWNS]->(thing:Phone|Vehicle|Account|Property)<-[theirs:USES|OWNS]-(other:Person)
  WHERE NOT thing:Hub
    AND COUNT { (thing)<-[:USES|OWNS]-(sharer:Person WHERE sharer.area IN $areas) } <= $most_people
    AND (NOT thing:Property OR type(mine) = type(theirs))
    AND (mine.until IS NULL OR mine.until > $day)
    AND (theirs.until IS NULL OR theirs.until > $day)
    AND (theirs.since IS NULL OR theirs.since <= $day)
    AND (mine.since IS NULL OR mine.since <= $day)
  WITH other, thing, theirs,
       CASE
         WHEN thing:Phone THEN {label: 'Phone', kind: 'phone', weight: $phone_weight}
         WHEN thing:Vehicle THEN {label: 'Vehicle', kind: 'vehicle', weight: $vehicle_weight}
         WHEN thing:Account THEN {label: 'Account', kind: 'account', weight: $account_weight}
         ELSE {label: 'Property', kind: 'property', weight: $property_weight}
       END AS sort
  RETURN other, {
    id: thing.id, label: sort.label, kind: sort.kind, weight: sort.weight, since: theirs.since, source: theirs.source
  } AS item
  UNION ALL
  UNWIND awards AS award
  MATCH (award)-[into:PAID_INTO]->(account:Account)<-[owns:OWNS]-(other:Person)
  WHERE (into.until IS NULL OR into.until > $day)
    AND (owns.until IS NULL OR owns.until > $day)
    AND NOT EXISTS { (account)<-[:OWNS]-(owner:Person WHERE owner.area IN $areas)-[:MEMBER_OF]->(claim) }
  RETURN other, {
    id: account.id, label: 'Account', kind: 'paid-into', weight: $account_weight, since: into.since, source: into.source
  } AS item
  UNION ALL
  MATCH (member)-[:PARENT_OF]->(child:Person)<-[theirs:PARENT_OF]-(other:Person)
  WHERE child.area IN $areas
  RETURN other, {
    id: child.id, label: 'Person', kind: 'child', weight: $child_weight, since: child.born, source: theirs.source
  } AS item
  UNION ALL
  MATCH (member)-[tie:SPOUSE_OF]-(other:Person)
  WHERE (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day)
  RETURN other, {
    id: other.id, label: 'Person', kind: 'spouse', weight: $spouse_weight, since: tie.since, source: tie.source
  } AS item
  UNION ALL
  MATCH (member)-[tie:ACTS_FOR]-(other:Person)
  WHERE (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day)
  RETURN other, CASE WHEN tie.kind = 'carer' THEN {
    id: other.id, label: 'Person', kind: 'carer', weight: $carer_weight, since: tie.since, source: tie.source
  } ELSE {
    id: other.id, label: 'Person', kind: 'acts-for', weight: $acts_weight, since: tie.since, source: tie.source
  } END AS item
  UNION ALL
  MATCH (member)-[mine:LIVES_AT]->(place:Address)<-[theirs:LIVES_AT]-(other:Person)
  WHERE NOT place:Hub
    AND coalesce(place.kind, 'dwelling') = 'dwelling'
    AND theirs.until <= $day
    AND abs(duration.inDays(mine.until, theirs.until).days) <= $moved_within_days
  RETURN other, {
    id: place.id, label: 'Address', kind: 'moved-together', weight: $moved_weight, since: theirs.since, until: theirs.until, source: theirs.source
  } AS item
  UNION ALL
  MATCH (member)-[tie:PARENT_OF]-(other:Person)
  RETURN other, {
    id: other.id, label: 'Person', kind: 'kin', weight: $kin_weight, since: tie.since, source: tie.source
  } AS item
}
WITH claim, members, member, other, item
WHERE other.area IN $areas
  AND (other.died IS NULL OR other.died > $day)
  AND NOT EXISTS {
    MATCH (other)-[belongs:MEMBER_OF]->(shared:Household)<-[:MEMBER_OF]-(member)
    WHERE shared.area IN $areas
      AND (belongs.until IS NULL OR belongs.until > $day)
  }
WITH claim, members, other, item
ORDER BY item.weight DESC, item.id, item.since, item.source
WITH claim, members, other, item.kind AS kind, collect(item)[0] AS item
ORDER BY item.weight DESC, kind
WITH claim, members, other, collect(item) AS items
WHERE reduce(sum = 0.0, it IN items | sum + it.weight) >= $strength
CALL (claim, members, other) {
  MATCH (other)-[tie:STUDIES_AT]->(school:Institution)
  WHERE (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day)
    AND NOT EXISTS { MATCH (other)-[:PARENT_OF]-(relative:Person) WHERE relative IN members }
  RETURN {id: school.id, label: 'Institution', kind: 'student', weight: $student_weight, since: tie.since, source: tie.source} AS item
  UNION ALL
  MATCH (other)-[tie:STAYS_AT]->(place:Institution)
  WHERE (tie.since IS NULL OR tie.since <= $day)
    AND (tie.until IS NULL OR tie.until > $day)
  RETURN {id: place.id, label: 'Institution', kind: 'elsewhere', weight: $elsewhere_weight, since: tie.since, source: tie.source} AS item
  UNION ALL
  MATCH (member:Person)-[mine:USES|OWNS]->(dwelling:Property)<-[theirs:USES|OWNS]-(other)
  WHERE member IN members
    AND type(mine) <> type(theirs)
    AND (mine.until IS NULL OR mine.until > $day)
    AND (theirs.until IS NULL OR theirs.until > $day)
  RETURN {id: dwelling.id, label: 'Property', kind: 'tenancy', weight: $tenancy_weight, since: theirs.since, source: theirs.source} AS item
  UNION ALL
  MATCH (other)-[belongs:MEMBER_OF]->(home:Household {basis: 'registered'})<-[:MEMBER_OF]-(own:Person)
  WHERE home.area IN $areas
    AND own.area IN $areas
    AND (belongs.until IS NULL OR belongs.until > $day)
    AND EXISTS { (other)-[:SPOUSE_OF|PARENT_OF]-(own) }
    AND EXISTS {
      MATCH (other) (()-[:PARENT_OF]-(kin WHERE kin.area IN $areas)){1,2} (relative:Person)
      WHERE relative IN members
    }
  RETURN {id: home.id, label: 'Household', kind: 'own-family', weight: $own_family_weight, since: home.since, source: home.source} AS item
  UNION ALL
  MATCH (other)<-[:ABOUT]-(fact:Fact {kind: 'protection-order'})-[:ABOUT]->(member:Person)
  WHERE member IN members
    AND (fact.since IS NULL OR fact.since <= $day)
    AND (fact.until IS NULL OR fact.until > $day)
  RETURN {id: fact.id, label: 'Fact', kind: 'protection-order', weight: $protection_weight, since: fact.since, source: fact.source} AS item
  UNION ALL
  RETURN null AS item
}
WITH claim, members, other, items, item
ORDER BY item.id, item.since, item.source
WITH claim, members, other, items, item.kind AS kind, collect(item)[0] AS item
ORDER BY kind
WITH claim, members, other, items, collect(item) AS against
WITH claim, members, other, items + against AS items
WHERE reduce(sum = 0.0, it IN items | sum + it.weight) >= $strength
WITH claim, members, other, items
ORDER BY other.id
WITH claim, members, collect(other.id) AS hidden,
     reduce(all = [], its IN collect([it IN items | {
       id: it.id, label: it.label, kind: it.kind, weight: it.weight, since: it.since, until: it.until, source: it.source, people: [other.id]
     }]) | all + its) AS evidence
WITH COLLECT { UNWIND [it IN members | it.id] + hidden AS id RETURN id ORDER BY id } AS subjects, claim, hidden, evidence
ORDER BY claim.id
WITH subjects,
     collect(claim.id) AS claims,
     reduce(all = [], its IN collect(hidden) | all + its) AS hidden,
     collect(evidence)[0] AS evidence
RETURN subjects,
       reduce(first = null, it IN evidence | CASE WHEN first IS NULL OR it.since < first THEN it.since ELSE first END) AS since,
       null AS until,
       claims,
       hidden,
       evidence
ORDER BY reduce(sum = 0.0, it IN evidence | sum + it.weight) DESC, subjects

/*---cases
# `given` is a list of paths made together; those used again have a name: a helped mother, a man at her home, his telephone.
- finds: a man at the address of a helped mother and child, whose telephone she uses
  given:
    - &helped "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - &home "(m)-[:LIVES_AT {since: date('2024-01-01')}]->(a:Address {id: 'A-1', kind: 'dwelling'})<-[:LIVES_AT {since: date('2024-02-01')}]-(x)"
    - &phone "(m)-[:USES]->(:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(h)<-[:MEMBER_OF]-(c:Person {id: 'P-3'})"
  rows: [{subjects: [P-1, P-2, P-3], claims: [H-1], hidden: [P-2], since: 2024-02-01}]
- finds: a couple with a car and an account of both, at no common address
  given:
    - *helped
    - "(m)-[:USES]->(:Vehicle {id: 'V-1'})<-[:OWNS]-(x)"
    - "(m)-[:OWNS]->(:Account {id: 'B-1'})<-[:OWNS]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: husband and wife on two registers who own a dwelling together
  given:
    - *helped
    - &spouse "(m)-[:SPOUSE_OF]->(x)"
    - "(m)-[:OWNS]->(:Property {id: 'E-1'})<-[:OWNS]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a man who is paid the benefit and acts for her
  given:
    - *helped
    - "(n)-[:PAID_INTO]->(:Account {id: 'B-1'})<-[:OWNS]-(x)"
    - "(x)-[:ACTS_FOR {kind: 'agent'}]->(m)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: parents of one child who moved together and live at one address
  given:
    - *helped
    - "(m)-[:PARENT_OF]->(:Person {id: 'P-9'})<-[:PARENT_OF]-(x)"
    - "(m)-[:LIVES_AT {until: date('2024-01-01')}]->(old:Address {id: 'A-0'})<-[:LIVES_AT {until: date('2024-01-20')}]-(x)"
    - *phone
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a grown son, registered alone, with his mother's telephone
  given:
    - *helped
    - *home
    - *phone
    - &parent "(m)-[:PARENT_OF]->(x)"
    - "(x)-[:MEMBER_OF]->(:Household {id: 'H-2', basis: 'registered'})"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son who studies and still lives with his mother
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:STUDIES_AT]->(:Institution {id: 'I-1', kind: 'school'})"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: two who hide one from the other, once
  given:
    - *helped
    - *home
    - *phone
    - "(l)<-[:UNDER]-(:Award {id: 'N-2'})-[:HELD_BY]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1, H-2], hidden: [P-2, P-1]}]
- finds: two who lived in one household once, and whose studies, stay, tenancy and order are over
  given:
    - *helped
    - *home
    - *phone
    - "(m)-[:MEMBER_OF]->(o:Household {id: 'H-0'})<-[:MEMBER_OF {until: date('2020-01-01')}]-(x)"
    - "(x)-[:STUDIES_AT {until: date('2026-01-01')}]->(:Institution {id: 'I-1'})"
    - "(x)-[:STAYS_AT {kind: 'custody', until: date('2026-01-01')}]->(:Institution {id: 'I-2'})"
    - "(x)-[:OWNS {until: date('2026-01-01')}]->(e:Property {id: 'E-1'})<-[:USES]-(m)"
    - "(x)-[:OWNS]->(:Property {id: 'E-2'})<-[:USES {until: date('2026-01-01')}]-(m)"
    - "(x)<-[:ABOUT]-(:Fact {id: 'K-1', kind: 'protection-order', until: date('2026-01-01')})-[:ABOUT]->(m)"
    - "(x)<-[:ABOUT]-(:Fact {id: 'K-3', kind: 'household-limit'})-[:ABOUT]->(m)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: two whose studies, stay and order are yet to begin, an order about others, a stranger's tenancy
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:STUDIES_AT {since: date('2026-09-01')}]->(:Institution {id: 'I-1'})"
    - "(x)-[:STAYS_AT {kind: 'custody', since: date('2026-07-01')}]->(:Institution {id: 'I-2'})"
    - "(x)<-[:ABOUT]-(:Fact {id: 'K-1', kind: 'protection-order', since: date('2026-07-01')})-[:ABOUT]->(m)"
    - "(x)<-[:ABOUT]-(:Fact {id: 'K-2', kind: 'protection-order'})-[:ABOUT]->(s:Person {id: 'P-8'})"
    - "(x)-[:OWNS]->(:Property {id: 'E-1'})<-[:USES]-(s)"
    - "(x)-[:WORKS_AT]->(:Institution {id: 'I-3'})"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: an uncle's brother-in-law with a family of his own, who is no kin
  given:
    - *helped
    - *home
    - *phone
    - &part5 "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:PARENT_OF]-(x)"
    - "(x)-[:NOT_SAME_AS]->(m)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son who shares a registered household with a cousin
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:ACTS_FOR]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son who left his own family's household
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:MEMBER_OF {until: date('2024-01-01')}]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:PARENT_OF]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son who only declared a family of his own
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'declared'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:PARENT_OF]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son whose household is outside the areas
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', area: '990102001', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:PARENT_OF]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a son whose child is outside the areas
  given:
    - *helped
    - *home
    - *phone
    - *parent
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3', area: '990102001'})<-[:PARENT_OF]-(x)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a man whose kinship runs through somebody outside the areas
  given:
    - *helped
    - *home
    - *phone
    - "(m)<-[:PARENT_OF]-(:Person {id: 'P-7', area: '990102001'})-[:PARENT_OF]->(x)"
    - *part5
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a man at an address where others lived before, were declared, belong elsewhere or are outside the areas
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'registered'})"
    - "(a)<-[:LIVES_AT {until: date('2026-01-01')}]-(:Person {id: 'P-3'})-[:MEMBER_OF]->(:Household {id: 'H-3', basis: 'registered'})"
    - "(a)<-[:LIVES_AT]-(:Person {id: 'P-4'})-[:MEMBER_OF]->(:Household {id: 'H-4', basis: 'declared'})"
    - "(a)<-[:LIVES_AT]-(:Person {id: 'P-5', area: '990102001'})-[:MEMBER_OF]->(:Household {id: 'H-5', basis: 'registered'})"
    - "(a)<-[:LIVES_AT]-(:Person {id: 'P-6'})-[:MEMBER_OF]->(:Household {id: 'H-6', area: '990102001', basis: 'registered'})"
    - "(a)<-[:LIVES_AT]-(:Person {id: 'P-7'})-[:MEMBER_OF {until: date('2026-01-01')}]->(:Household {id: 'H-7', basis: 'registered'})"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a man whose telephone is hers too, and that of seven people outside the areas
  given:
    - *helped
    - *home
    - "(m)-[:USES]->(t:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(t)<-[:USES]-(:Person {id: 'P-10', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-11', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-12', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-13', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-14', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-15', area: '990102001'})"
    - "(t)<-[:USES]-(:Person {id: 'P-16', area: '990102001'})"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: somebody who declared a household together with her outside the areas
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:MEMBER_OF]->(:Household {id: 'H-2', area: '990102001', basis: 'declared'})<-[:MEMBER_OF]-(m)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- finds: a man who is paid the benefit, into an account of his and of a member outside the areas
  given:
    - *helped
    - "(n)-[:PAID_INTO]->(b:Account {id: 'B-1'})<-[:OWNS]-(x)"
    - "(b)<-[:OWNS]-(:Person {id: 'P-3', area: '990102001'})-[:MEMBER_OF]->(h)"
    - "(x)-[:ACTS_FOR {kind: 'agent'}]->(m)"
  rows: [{subjects: [P-1, P-2], claims: [H-1], hidden: [P-2]}]
- ignores: one address and nothing else
  given: [*helped, *home]
  rows: []
- ignores: a dormitory, a hub, and an institution's address
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT]->(:Address {id: 'A-1', kind: 'collective'})<-[:LIVES_AT]-(x)"
    - "(m)-[:LIVES_AT]->(:Address:Hub {id: 'A-2', kind: 'dwelling'})<-[:LIVES_AT]-(x)"
  rows: []
- ignores: a flat-share of three households with one telephone
  given:
    - *helped
    - *home
    - *phone
    - "(a)<-[:LIVES_AT]-(:Person {id: 'P-3'})-[:MEMBER_OF]->(:Household {id: 'H-3', basis: 'registered'})"
  rows: []
- ignores: somebody who came only this spring
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT {since: date('2024-01-01')}]->(:Address {id: 'A-1'})<-[:LIVES_AT {since: date('2026-03-01')}]-(x)"
  rows: []
- ignores: a family that came only this spring to his address
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT {since: date('2026-03-01')}]->(:Address {id: 'A-1'})<-[:LIVES_AT {since: date('2024-01-01')}]-(x)"
  rows: []
- ignores: somebody who has left the address
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT]->(:Address {id: 'A-1'})<-[:LIVES_AT {until: date('2026-01-01')}]-(x)"
  rows: []
- ignores: a family that has left his address
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT {until: date('2026-01-01')}]->(:Address {id: 'A-1'})<-[:LIVES_AT]-(x)"
  rows: []
- ignores: the guardian of his child, whose own child he is guardian of, and whose guardian he is
  given:
    - *helped
    - *home
    - "(m)-[:GUARDIAN_OF]->(:Person {id: 'P-3'})<-[:PARENT_OF]-(x), (m)-[:PARENT_OF]->(:Person {id: 'P-4'})<-[:GUARDIAN_OF]-(x), (x)-[:GUARDIAN_OF]->(m)"
  rows: []
- ignores: parents of one child who left an earlier home together, of whom one is the other's guardian
  given:
    - *helped
    - "(m)-[:LIVES_AT {until: date('2024-01-01')}]->(:Address {id: 'A-0'})<-[:LIVES_AT {until: date('2024-01-20')}]-(x)"
    - "(m)-[:PARENT_OF]->(:Person {id: 'P-9'})<-[:PARENT_OF]-(x), (x)-[:GUARDIAN_OF]->(m)"
  rows: []
- ignores: a live-in carer
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:ACTS_FOR {kind: 'carer'}]->(m)"
  rows: []
- ignores: a student who lodges
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:STUDIES_AT]->(:Institution {id: 'I-1', kind: 'school'})"
    - "(x)<-[:PARENT_OF]-(:Person {id: 'P-7'})"
    - "(x)-[:NOT_SAME_AS]->(m)"
  rows: []
- ignores: a landlord and his tenant
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:OWNS]->(:Property {id: 'E-1'})<-[:USES]-(m)"
  rows: []
- ignores: a husband in custody
  given:
    - *helped
    - *home
    - *spouse
    - "(x)-[:STAYS_AT {kind: 'custody', since: date('2025-01-01')}]->(:Institution {id: 'I-1'})"
  rows: []
- ignores: a protection order
  given:
    - *helped
    - *home
    - *spouse
    - "(x)<-[:ABOUT]-(:Fact {id: 'K-1', kind: 'protection-order', since: date('2025-01-01')})-[:ABOUT]->(m)"
  rows: []
- ignores: a grown son with wife and child on a register of their own
  given: [*helped, *home, *phone, *parent, *part5]
  rows: []
- ignores: a brother's family in the same yard
  given:
    - *helped
    - *home
    - *phone
    - "(m)<-[:PARENT_OF]-(:Person {id: 'P-7'})-[:PARENT_OF]->(x)"
    - "(x)-[:MEMBER_OF]->(k:Household {id: 'H-2', basis: 'registered'})<-[:MEMBER_OF]-(:Person {id: 'P-3'})<-[:SPOUSE_OF]-(x)"
  rows: []
- ignores: divorced parents who share a child and nothing else
  given:
    - *helped
    - "(m)-[:PARENT_OF]->(:Person {id: 'P-9'})<-[:PARENT_OF]-(x)"
    - "(m)-[:SPOUSE_OF {until: date('2024-01-01')}]->(x)"
  rows: []
- ignores: a couple whose marriage is over, and a marriage yet to come
  given:
    - *helped
    - *home
    - "(m)-[:SPOUSE_OF {until: date('2024-01-01')}]->(x)"
    - "(m)-[:LIVES_AT]->(a)"
    - "(y:Person {id: 'P-5'})-[:LIVES_AT]->(b:Address {id: 'A-2'})<-[:LIVES_AT]-(m)"
    - "(m)-[:SPOUSE_OF {since: date('2026-09-01')}]->(y)"
  rows: []
- ignores: an agent who acts no longer, and one who does not yet
  given:
    - *helped
    - *home
    - "(x)-[:ACTS_FOR {kind: 'agent', until: date('2026-01-01')}]->(m)"
    - "(x)-[:ACTS_FOR {kind: 'agent', since: date('2026-09-01')}]->(m)"
  rows: []
- ignores: a telephone or car given up, or not yet theirs
  given:
    - *helped
    - *home
    - "(m)-[:USES {until: date('2026-01-01')}]->(:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(m)-[:USES]->(:Phone {id: 'T-2'})<-[:USES {until: date('2026-01-01')}]-(x)"
    - "(m)-[:USES {since: date('2026-07-01')}]->(:Phone {id: 'T-3'})<-[:USES]-(x)"
    - "(m)-[:USES]->(:Phone {id: 'T-4'})<-[:USES {since: date('2026-07-01')}]-(x)"
  rows: []
- ignores: a telephone of a service desk and one of nine people
  given:
    - *helped
    - *home
    - "(m)-[:USES]->(t:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(m)-[:USES]->(:Phone:Hub {id: 'T-2'})<-[:USES]-(x)"
    - "(t)<-[:USES]-(:Person {id: 'P-10'})"
    - "(t)<-[:USES]-(:Person {id: 'P-11'})"
    - "(t)<-[:USES]-(:Person {id: 'P-12'})"
    - "(t)<-[:USES]-(:Person {id: 'P-13'})"
    - "(t)<-[:USES]-(:Person {id: 'P-14'})"
    - "(t)<-[:USES]-(:Person {id: 'P-15'})"
    - "(t)<-[:USES]-(:Person {id: 'P-16'})"
  rows: []
- ignores: a benefit no longer paid into his account, an account no longer his, and one they both own
  given:
    - *helped
    - *home
    - "(n)-[:PAID_INTO {until: date('2026-01-01')}]->(:Account {id: 'B-1'})<-[:OWNS]-(x)"
    - "(n)-[:PAID_INTO]->(:Account {id: 'B-2'})<-[:OWNS {until: date('2026-01-01')}]-(x)"
  rows: []
- ignores: the son's account into which he and his mother are paid, which she owns too
  given:
    - *helped
    - "(n)-[:PAID_INTO]->(b:Account {id: 'B-1'})<-[:OWNS]-(x)"
    - "(m)-[:OWNS]->(b)"
  rows: []
- ignores: a child in common outside the areas
  given:
    - *helped
    - *home
    - "(m)-[:PARENT_OF]->(:Person {id: 'P-9', area: '990102001'})<-[:PARENT_OF]-(x)"
  rows: []
- ignores: people who left an earlier home at different times, will leave it, or left a dormitory or a hub
  given:
    - *helped
    - *home
    - "(m)-[:LIVES_AT {until: date('2023-01-01')}]->(:Address {id: 'A-3'})<-[:LIVES_AT {until: date('2023-06-01')}]-(x)"
    - "(m)-[:LIVES_AT {until: date('2023-01-01')}]->(:Address {id: 'A-4', kind: 'collective'})<-[:LIVES_AT {until: date('2023-01-01')}]-(x)"
    - "(m)-[:LIVES_AT {until: date('2023-01-01')}]->(:Address:Hub {id: 'A-5'})<-[:LIVES_AT {until: date('2023-01-01')}]-(x)"
  rows: []
- ignores: two who will leave a dwelling they came to only this spring
  given:
    - *helped
    - *phone
    - "(m)-[:LIVES_AT {since: date('2026-05-01'), until: date('2026-09-01')}]->(:Address {id: 'A-1'})<-[:LIVES_AT {since: date('2026-05-01'), until: date('2026-09-01')}]-(x)"
    - *parent
  rows: []
- ignores: a benefit that does not look at the household
  given:
    - "(l:Policy {id: 'old-age-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: an award that has ended
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1', until: date('2026-01-01')})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: an award yet to begin
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1', since: date('2026-07-01')})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: somebody who is in the household too
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:MEMBER_OF]->(h)"
  rows: []
- ignores: somebody who declared a household together with them
  given:
    - *helped
    - *home
    - *phone
    - "(x)-[:MEMBER_OF]->(:Household {id: 'H-2', basis: 'declared'})<-[:MEMBER_OF]-(m)"
  rows: []
- ignores: somebody who joined the household and shares nothing but a household with the rest
  given:
    - *helped
    - *home
    - *phone
    - "(h)<-[:MEMBER_OF]-(c:Person {id: 'P-3'})"
    - "(x)-[:MEMBER_OF {until: date('2026-09-01')}]->(h)"
  rows: []
- ignores: a member who left, and one who is yet to come
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (y:Person {id: 'P-4'}), (x:Person {id: 'P-2'})"
    - "(y)-[:LIVES_AT {since: date('2024-01-01')}]->(a:Address {id: 'A-1', kind: 'dwelling'})<-[:LIVES_AT {since: date('2024-02-01')}]-(x)"
    - "(y)-[:USES]->(:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(y)-[:MEMBER_OF {until: date('2026-01-01')}]->(h)"
  rows: []
- ignores: a member who is yet to come
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (y:Person {id: 'P-4'}), (x:Person {id: 'P-2'})"
    - "(y)-[:LIVES_AT {since: date('2024-01-01')}]->(a:Address {id: 'A-1', kind: 'dwelling'})<-[:LIVES_AT {since: date('2024-02-01')}]-(x)"
    - "(y)-[:USES]->(:Phone {id: 'T-1'})<-[:USES]-(x)"
    - "(y)-[:MEMBER_OF {since: date('2026-07-01')}]->(h)"
  rows: []
- ignores: a member who has died
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1', died: date('2026-01-01')}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: a man who has died
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2', died: date('2026-01-01')})"
    - *home
    - *phone
  rows: []
- ignores: a man outside the areas
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2', area: '990102001'})"
    - *home
    - *phone
  rows: []
- ignores: a member outside the areas
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1', area: '990102001'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: a household outside the areas
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1'})-[:HELD_BY]->(h:Household {id: 'H-1', area: '990102001', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
- ignores: an award of an office outside the areas
  given:
    - "(l:Policy {id: 'minimum-living-allowance'})<-[:UNDER]-(n:Award {id: 'N-1', area: '990102001'})-[:HELD_BY]->(h:Household {id: 'H-1', basis: 'registered'}), (h)<-[:MEMBER_OF]-(m:Person {id: 'P-1'}), (x:Person {id: 'P-2'})"
    - *home
    - *phone
  rows: []
---*/
