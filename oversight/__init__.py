"""Money and results: patterns run, and whom a finding named."""
