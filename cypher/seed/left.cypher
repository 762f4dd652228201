/*---
about: Whether anything of the seed is left whose id begins so; the empty text means any id.
params:
  prefix: P-
---*/
RETURN EXISTS {
  MATCH (node:Entity)
  WHERE node.id STARTS WITH $prefix AND node.source = 'seed'
} AS some
