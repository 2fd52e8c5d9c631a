"""Reports: what was on time, who is overdue, what was given, what is to come, and that nobody is lost."""
