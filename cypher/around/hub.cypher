/*---
about: A page of the people in scope on the other side of a hub that a person is tied to on the day, by township and name; a large hub is not walked, its townships are.
subjects: [$person_id, id]
params:
  person_id: P-1
  hub_id: T-1
  few: 2000
  after_area: ""
  after_name: ""
  after_id: ""
  at_most: 50
---*/
MATCH (person:Person {id: $person_id})
WHERE person.area IN $areas
MATCH (person)-[own:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]->(hub:Hub {id: $hub_id})
WHERE (own.since IS NULL OR own.since <= $day) AND (own.until IS NULL OR own.until > $day)
WITH DISTINCT person, hub, coalesce(hub.hub_count, 0) > $few AS large
CALL (person, hub, large) {
  WITH * WHERE NOT large
  MATCH (hub)<-[tie:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]-(other:Person)
  WHERE other.area IN $areas
    AND other <> person
    AND (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
  WITH DISTINCT other, coalesce(other.true_area, other.area) AS place, coalesce(other.name_key, '') AS name
  WHERE place > $after_area
     OR (place = $after_area AND (name > $after_name OR (name = $after_name AND other.id > $after_id)))
  ORDER BY place, name, other.id
  LIMIT $at_most
  RETURN other, place
  UNION ALL
  WITH * WHERE large
  UNWIND $areas AS area
  WITH person, hub, area
  WHERE area >= $after_area
    AND (size(area) <> 9 OR any(told IN hub.hub_townships WHERE told STARTS WITH area))
  ORDER BY area
  CALL (person, hub, area) {  // in the index's own order the page's last name is found early
    MATCH (other:Person)
    WHERE other.area = area
      AND other.area IN $areas
      AND other.name_key >= CASE WHEN area = $after_area THEN $after_name ELSE '' END
      AND (area > $after_area OR other.name_key > $after_name OR other.id > $after_id)
      AND other <> person
      AND EXISTS {
        MATCH (other)-[tie:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]->(hub)
        WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
      }
    WITH other.name_key AS name
    ORDER BY other.area, other.name_key
    LIMIT $at_most
    RETURN max(name) AS last
  }
  CALL (person, hub, area, last) {
    MATCH (other:Person)
    WHERE other.area = area
      AND other.area IN $areas
      AND other.name_key >= CASE WHEN area = $after_area THEN $after_name ELSE '' END
      AND other.name_key <= last
      AND (area > $after_area OR other.name_key > $after_name OR other.id > $after_id)
      AND other <> person
      AND EXISTS {
        MATCH (other)-[tie:LIVES_AT|USES|OWNS|STAYS_AT|WORKS_AT|STUDIES_AT]->(hub)
        WHERE (tie.since IS NULL OR tie.since <= $day) AND (tie.until IS NULL OR tie.until > $day)
      }
    RETURN other
    ORDER BY other.name_key, other.id
    LIMIT $at_most
  }
  RETURN other, area AS place
  LIMIT $at_most
}
RETURN other.id AS id,
       other.name AS name,
       other.born AS born,
       other.died AS died,
       place AS area,
       coalesce(other.name_key, '') AS name_key
ORDER BY area, name_key, id
