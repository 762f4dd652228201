// Finding people by name: words of our own making, split at spaces only, with the scope among them; and names and
// sounds in the order of their spelling within each township, for what has only been begun.
CREATE FULLTEXT INDEX person_words IF NOT EXISTS FOR (n:Person) ON EACH [n.name_words, n.area]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE INDEX person_area_name IF NOT EXISTS FOR (n:Person) ON (n.area, n.name_key);
CREATE INDEX person_area_sound IF NOT EXISTS FOR (n:Person) ON (n.area, n.name_sound);
