/*---
about: People whose search keys are not those that graph/names.py makes today.
sweeps: every Person in the order of ids, a batch at a time, once after the schema of names has changed
public: names for computing their keys; nobody is shown them
subjects: []
params:
  after: P-0001
  at_most: 2000
---*/
MATCH (person:Person)
WHERE person.id > $after
  AND (person.name_words IS NULL OR person.name_search IS NOT NULL)
RETURN person.id AS id,
       person.name AS name
ORDER BY id
LIMIT $at_most
