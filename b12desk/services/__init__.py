"""The use cases: one file and one function each, opening its own unit of work and returning what changed."""
