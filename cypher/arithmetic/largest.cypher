/*---
about: The largest of the server's own node numbers, how many batches were written and how many ties of a correction stand.
subjects: []  # numbers only
sweeps: every node's own number, once before a pull
public: numbers only; nobody is named
---*/
MATCH (node)
WITH max(id(node)) AS largest
RETURN coalesce(largest, -1) AS largest,
       COUNT { (:Batch) } AS batches,
       COUNT { ()-[:REPLACED]->() } AS replaced
