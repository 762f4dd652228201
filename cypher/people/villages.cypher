/*---
about: Villages by code, by the code of what they lie in, or by a part of their name; areas are public.
params:
  text: 青石村
---*/
MATCH (area:Area)
WHERE area.level = 'village'
  AND (area.name CONTAINS $text OR area.code STARTS WITH $text)
RETURN area.code AS code
ORDER BY code
LIMIT 500
