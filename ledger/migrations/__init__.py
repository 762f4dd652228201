"""The history of the ledger's tables, one numbered file a change; a file that has been applied is never edited."""
