/*---
about: The accounts of a person, a household, an institution, or an account itself, that the asker may see on the day, with their owners in scope.
subjects: [people]
params:
  id: P-1
  at_most: 20
---*/
CALL () {
  MATCH (subject:Person {id: $id})-[own:OWNS]->(account:Account)
  WHERE subject.area IN $areas
    AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  RETURN account
  UNION
  MATCH (subject:Household {id: $id})<-[tie:MEMBER_OF]-(member:Person)-[own:OWNS]->(account:Account)
  WHERE subject.area IN $areas
    AND member.area IN $areas
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
    AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  RETURN account
  UNION
  MATCH (subject:Institution {id: $id})-[own:OWNS]->(account:Account)
  WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  RETURN account
  UNION
  MATCH (account:Account {id: $id})<-[own:OWNS]-(owner:Person|Institution)
  WHERE (NOT owner:Person OR owner.area IN $areas)
    AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
  RETURN account
}
WITH DISTINCT account
ORDER BY account.id
LIMIT $at_most
WITH account, COLLECT {
         MATCH (account)<-[own:OWNS]-(owner:Person|Institution)
         WHERE (NOT owner:Person OR owner.area IN $areas)
           AND (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
         WITH DISTINCT owner
         ORDER BY owner.id
         LIMIT 20
         RETURN owner {.id, .name, person: owner:Person}
       } AS owners
RETURN account.id AS id,
       account.bank AS bank,
       owners,
       [owner IN owners WHERE owner.person | owner.id] AS people
ORDER BY id
