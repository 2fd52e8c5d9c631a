"""Record result: a laboratory value with its unit, read as it is typed."""
