/*---
about: How many numbers are sealed under each key, and found by an index of each blinding key.
sweeps: every person, phone and account, once, when keys are listed or rotated
public: only how many under each key; nobody is returned
subjects: []
---*/
MATCH (holder:Person|Phone|Account)
WITH coalesce(holder.citizen_sealed, holder.number_sealed) AS sealed,
     coalesce(holder.citizen_key, holder.number_key) AS index
WHERE sealed IS NOT NULL OR index IS NOT NULL
RETURN split(sealed, ':')[0] AS sealing,
       CASE WHEN index CONTAINS ':' THEN split(index, ':')[0] WHEN index IS NOT NULL THEN 'index' END AS blinding,
       count(*) AS numbers
ORDER BY sealing, blinding
