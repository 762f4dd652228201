/*---
about: Give people the search keys of their names.
writes: true
subjects: []
params:
  rows: [{id: P-1, name: 王芳, keys: {name_key: 王芳, name_sound: wangfang, name_words: 王 芳 王芳}}]
---*/
UNWIND $rows AS row
MATCH (person:Person {id: row.id})
WHERE person.name = row.name
SET person += row.keys
REMOVE person.name_search
