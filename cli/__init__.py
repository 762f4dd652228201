"""The `huimin` command: the same questions as the HTTP face, and the work of the local operator."""
