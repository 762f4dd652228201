// What imports bring: a row is one node by its source and its name there; a tie that a row of its own brings has a key,
// by which it is found when the row comes again, and which keeps it from standing twice.
CREATE CONSTRAINT entity_source IF NOT EXISTS FOR (n:Entity) REQUIRE (n.source, n.source_id) IS UNIQUE;
CREATE CONSTRAINT member_of_key IF NOT EXISTS FOR ()-[r:MEMBER_OF]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT lives_at_key IF NOT EXISTS FOR ()-[r:LIVES_AT]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT stays_at_key IF NOT EXISTS FOR ()-[r:STAYS_AT]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT uses_key IF NOT EXISTS FOR ()-[r:USES]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT spouse_of_key IF NOT EXISTS FOR ()-[r:SPOUSE_OF]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT parent_of_key IF NOT EXISTS FOR ()-[r:PARENT_OF]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT guardian_of_key IF NOT EXISTS FOR ()-[r:GUARDIAN_OF]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT acts_for_key IF NOT EXISTS FOR ()-[r:ACTS_FOR]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT owns_key IF NOT EXISTS FOR ()-[r:OWNS]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT runs_key IF NOT EXISTS FOR ()-[r:RUNS]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT works_at_key IF NOT EXISTS FOR ()-[r:WORKS_AT]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT studies_at_key IF NOT EXISTS FOR ()-[r:STUDIES_AT]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT located_at_key IF NOT EXISTS FOR ()-[r:LOCATED_AT]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT has_key IF NOT EXISTS FOR ()-[r:HAS]-() REQUIRE r.key IS UNIQUE;
