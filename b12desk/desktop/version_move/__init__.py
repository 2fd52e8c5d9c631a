"""Move a course to the clinic's current version of its protocol: what changes, why, and then it follows it."""
