"""Benefits as data: the law, conditions, dated amounts, evidence and cases of each in one file."""
