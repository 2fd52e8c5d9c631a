"""The register: the only layer that knows a database. Values go in and come out; rows never leave."""
