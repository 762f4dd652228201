"""The audit log: who looked at whom, why, and proof that nobody has changed it since."""
