"""The only code that speaks to Neo4j: typed functions over the statements of `cypher/`."""
