/*---
about: Which departments' registers have been brought in whole for an area; nothing where the area is not known.
writes: true
params:
  code: "990101"
  department: police
  told: [police 2026-01-01]
---*/
MATCH (area:Area {code: $code})
SET area.registers = [it IN coalesce(area.registers, []) WHERE NOT it STARTS WITH $department + ' '] + $told
