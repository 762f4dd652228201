/*---
about: A few of the nodes that neither a seed nor the program itself nor an officer of a seeded graph wrote.
subjects: []  # labels and sources only
sweeps: every node an import or a seed wrote, until the third one, before a bulk load replaces the graph
public: only what kind of thing it is and which source wrote it
---*/
MATCH (node:Entity)
WHERE NOT coalesce(node.source, '') IN ['seed', 'huimin', 'office']
LIMIT 3
RETURN [label IN labels(node) WHERE label <> 'Entity'][0] AS label,
       node.source AS source
