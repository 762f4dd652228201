/*---
about: Label what more people share than a threshold as a hub, with the count, the sealed left out; what fell below is one no longer.
subjects: []  # counts only
writes: true
sweeps: every address, phone, account, device and institution, once after a load
params:
  threshold: 20
  as_of: 2026-06-30
---*/
MATCH (thing:Address|Phone|Account|Device|Institution)
WITH thing,
     COUNT { (thing)<-[:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]-(person:Person) WHERE person.true_area IS NULL } AS people
WHERE people > $threshold OR thing:Hub
FOREACH (hub IN CASE WHEN people > $threshold THEN [thing] ELSE [] END |
  SET hub:Hub, hub.hub_reason = 'many-people', hub.hub_count = people, hub.hub_counted = $as_of)
FOREACH (quiet IN CASE WHEN people > $threshold THEN [] ELSE [thing] END |
  REMOVE quiet:Hub, quiet.hub_reason, quiet.hub_count, quiet.hub_counted)
