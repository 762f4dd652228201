/*---
about: Whether anything stands in the graph that neither a seed nor the program itself nor an officer of a seeded graph wrote.
subjects: []  # yes or no only
sweeps: every node an import or a seed wrote, until the first one, before a bulk load replaces the graph
public: only yes or no
---*/
RETURN EXISTS { MATCH (node:Entity) WHERE NOT coalesce(node.source, '') IN ['seed', 'huimin', 'office'] } AS some
