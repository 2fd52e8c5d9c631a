"""Security: whether the register is encrypted, its passphrase, and its recovery sheet."""
