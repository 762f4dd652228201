/*---
about: Which type each property of each set of labels has, how often, and whether it is an empty text.
sweeps: every property of every node, for Community enforces no types
---*/
MATCH (node)
UNWIND keys(node) AS property
WITH labels(node) AS labels, property, node[property] AS value, node.id AS id
RETURN labels,
       property,
       valueType(value) AS type,
       coalesce(value = '', false) AS empty,
       CASE WHEN value IS :: POINT NOT NULL THEN value.srid END AS srid,
       count(*) AS times,
       min(id) AS example
ORDER BY labels, property, type, empty, srid
