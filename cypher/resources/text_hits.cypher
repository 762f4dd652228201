/*---
about: Resources whose text holds any of some terms, by pairs of characters or whole words, and by single characters.
sweeps: two full-text indexes, cut at the best hits of each
params:
  pairs: '"送餐" "助餐"'
  characters: '"送餐" "助餐"'
  at_most: 500
---*/
CALL () {
  CALL db.index.fulltext.queryNodes('resource_pairs', $pairs, {limit: $at_most})
  YIELD node, score
  RETURN node, score AS pairs, 0.0 AS characters
  UNION ALL
  CALL db.index.fulltext.queryNodes('resource_characters', $characters, {limit: $at_most})
  YIELD node, score
  RETURN node, 0.0 AS pairs, score AS characters
}
RETURN node.id AS id,
       max(pairs) AS pairs,
       max(characters) AS characters
ORDER BY pairs DESC, characters DESC, id
