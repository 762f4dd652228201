"""Who can help whom, and why: arithmetic on plain objects, no database."""
