"""Tables of registers: one contract each, from which their documentation, JSON Schema and template are made."""
