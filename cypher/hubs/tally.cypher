/*---
about: How many hubs of each label there are, and the most people one of them has.
subjects: []  # counts only
sweeps: every hub, once after they were marked
public: counts of hubs by label; nobody is returned
---*/
MATCH (hub:Hub)
WITH [label IN labels(hub) WHERE NOT label IN ['Hub', 'Entity']][0] AS label,
     hub.hub_count AS people
RETURN label,
       count(*) AS hubs,
       max(people) AS most
ORDER BY label
