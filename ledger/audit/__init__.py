"""The audit log: who looked at whom, when and why, in a Merkle tree that cannot be quietly changed."""
