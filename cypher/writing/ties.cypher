/*---
about: The ties that stand under given keys, for each kind of tie that has rows of its own, and between whom.
subjects: [people]
public: an import compares what its own source gave before; the operator who runs it sees no page
params:
  keys:
    MEMBER_OF: [register/m1]
    LIVES_AT: [register/l1]
    STAYS_AT: [register/s1]
    USES: [register/u1]
    SPOUSE_OF: [register/s1]
    PARENT_OF: [register/p1]
    GUARDIAN_OF: [register/g1]
    ACTS_FOR: [register/a1]
    OWNS: [register/o1]
    RUNS: [register/r1]
    WORKS_AT: [register/w1]
    STUDIES_AT: [register/s1]
    LOCATED_AT: [register/l1]
    HAS: [register/h1]
---*/
CALL () {
  UNWIND $keys.MEMBER_OF AS key
  MATCH (start)-[tie:MEMBER_OF {key: key}]->(end)
  USING INDEX SEEK tie:MEMBER_OF(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.LIVES_AT AS key
  MATCH (start)-[tie:LIVES_AT {key: key}]->(end)
  USING INDEX SEEK tie:LIVES_AT(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.STAYS_AT AS key
  MATCH (start)-[tie:STAYS_AT {key: key}]->(end)
  USING INDEX SEEK tie:STAYS_AT(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.USES AS key
  MATCH (start)-[tie:USES {key: key}]->(end)
  USING INDEX SEEK tie:USES(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.SPOUSE_OF AS key
  MATCH (start)-[tie:SPOUSE_OF {key: key}]->(end)
  USING INDEX SEEK tie:SPOUSE_OF(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.PARENT_OF AS key
  MATCH (start)-[tie:PARENT_OF {key: key}]->(end)
  USING INDEX SEEK tie:PARENT_OF(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.GUARDIAN_OF AS key
  MATCH (start)-[tie:GUARDIAN_OF {key: key}]->(end)
  USING INDEX SEEK tie:GUARDIAN_OF(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.ACTS_FOR AS key
  MATCH (start)-[tie:ACTS_FOR {key: key}]->(end)
  USING INDEX SEEK tie:ACTS_FOR(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.OWNS AS key
  MATCH (start)-[tie:OWNS {key: key}]->(end)
  USING INDEX SEEK tie:OWNS(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.RUNS AS key
  MATCH (start)-[tie:RUNS {key: key}]->(end)
  USING INDEX SEEK tie:RUNS(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.WORKS_AT AS key
  MATCH (start)-[tie:WORKS_AT {key: key}]->(end)
  USING INDEX SEEK tie:WORKS_AT(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.STUDIES_AT AS key
  MATCH (start)-[tie:STUDIES_AT {key: key}]->(end)
  USING INDEX SEEK tie:STUDIES_AT(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.LOCATED_AT AS key
  MATCH (start)-[tie:LOCATED_AT {key: key}]->(end)
  USING INDEX SEEK tie:LOCATED_AT(key)
  RETURN tie, start, end
  UNION ALL
  UNWIND $keys.HAS AS key
  MATCH (start)-[tie:HAS {key: key}]->(end)
  USING INDEX SEEK tie:HAS(key)
  RETURN tie, start, end
}
RETURN type(tie) AS kind,
       tie.key AS key,
       start.id AS start,
       end.id AS end,
       [node IN [start, end] WHERE node:Person | node.id] AS people,
       properties(tie) AS properties
