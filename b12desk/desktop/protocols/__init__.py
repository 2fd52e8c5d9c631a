"""Protocols: what each says, what a new version would change and for whom, and who approves it for the clinic."""
