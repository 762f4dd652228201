"""The HTTP face: one file per kind of question, one function per question."""
