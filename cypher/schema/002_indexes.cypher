// Where statements begin: scope, blind indexes, days, and places.
CREATE INDEX person_area IF NOT EXISTS FOR (n:Person) ON (n.area);
CREATE INDEX person_citizen IF NOT EXISTS FOR (n:Person) ON (n.citizen_key);
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name_key);
CREATE INDEX person_village IF NOT EXISTS FOR (n:Person) ON (n.village);
CREATE INDEX person_born IF NOT EXISTS FOR (n:Person) ON (n.born);
CREATE INDEX person_died IF NOT EXISTS FOR (n:Person) ON (n.died);
CREATE INDEX household_area IF NOT EXISTS FOR (n:Household) ON (n.area);
CREATE INDEX award_area IF NOT EXISTS FOR (n:Award) ON (n.area);
CREATE INDEX payment_at IF NOT EXISTS FOR (n:Payment) ON (n.at);
CREATE INDEX phone_number IF NOT EXISTS FOR (n:Phone) ON (n.number_key);
CREATE INDEX phone_tail IF NOT EXISTS FOR (n:Phone) ON (n.tail_key);
CREATE INDEX account_number IF NOT EXISTS FOR (n:Account) ON (n.number_key);
CREATE INDEX institution_kind IF NOT EXISTS FOR (n:Institution) ON (n.kind);
CREATE INDEX visit_starts IF NOT EXISTS FOR (n:Visit) ON (n.starts);
CREATE TEXT INDEX institution_name IF NOT EXISTS FOR (n:Institution) ON (n.name);
CREATE TEXT INDEX area_name IF NOT EXISTS FOR (n:Area) ON (n.name);
CREATE POINT INDEX resource_point IF NOT EXISTS FOR (n:Resource) ON (n.location);
CREATE POINT INDEX institution_point IF NOT EXISTS FOR (n:Institution) ON (n.location);
