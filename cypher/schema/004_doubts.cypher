// A doubt has one id, and is found by the tie's ends and by how it stands.
CREATE CONSTRAINT doubt_id IF NOT EXISTS FOR (n:Doubt) REQUIRE n.id IS UNIQUE;
CREATE INDEX doubt_start IF NOT EXISTS FOR (n:Doubt) ON (n.start);
CREATE INDEX doubt_status IF NOT EXISTS FOR (n:Doubt) ON (n.status);
