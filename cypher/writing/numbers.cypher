/*---
about: Which phones and accounts stand under these blind indexes, one index for each blinding key.
params:
  phones: [5f4dcc3b5aa765d61d8327deb882cf99]
  accounts: [5f4dcc3b5aa765d61d8327deb882cf99]
---*/
CALL () {
  UNWIND $phones AS key
  MATCH (node:Phone {number_key: key})
  RETURN node, 'Phone' AS label
  UNION ALL
  UNWIND $accounts AS key
  MATCH (node:Account {number_key: key})
  RETURN node, 'Account' AS label
}
RETURN label,
       node.number_key AS number_key,
       min(node.id) AS id
