/*---
about: Label what more people share than a threshold, and generic numbers, as a hub with its reason and its count, in all and by township, the sealed left out; what fell below is one no longer.
subjects: []  # counts only
writes: true
sweeps: every address, phone, account, device and institution, once after a load
params:
  threshold: 20
  generic: [5f4dcc3b5aa765d61d8327deb882cf99]
  as_of: 2026-06-30
---*/
MATCH (thing:Address|Phone|Account|Device|Institution)
WITH thing,
     COUNT { (thing)<-[:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]-(person:Person) WHERE person.true_area IS NULL } AS people,
     coalesce(thing.number_key IN $generic, false) AS generic
WHERE people > $threshold OR generic OR thing:Hub
WITH thing, people, generic, people > $threshold OR generic AS marks
FOREACH (hub IN CASE WHEN marks THEN [thing] ELSE [] END |
  SET hub:Hub,
      hub.hub_reason = CASE
        WHEN generic THEN 'generic-value'
        WHEN hub:Institution THEN 'institution'
        ELSE 'many-people'
      END,
      hub.hub_count = people,
      hub.hub_counted = $as_of)
FOREACH (quiet IN CASE WHEN marks THEN [] ELSE [thing] END |
  REMOVE quiet:Hub, quiet.hub_reason, quiet.hub_count, quiet.hub_counted, quiet.hub_townships)
WITH thing
WHERE thing:Hub
CALL (thing) {
  MATCH (thing)<-[:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]-(person:Person)
  WHERE person.true_area IS NULL
  WITH person.area AS area, count(DISTINCT person) AS people
  ORDER BY area
  RETURN collect(area + ' ' + people) AS townships
}
SET thing.hub_townships = townships
