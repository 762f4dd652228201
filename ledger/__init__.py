"""The only code that speaks SQL: officers, sessions, the audit log, idempotency keys, jobs, cases under way."""
