"""Settings, errors and words that every folder uses; imports nothing of ours."""
