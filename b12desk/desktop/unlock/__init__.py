"""Unlock: opening an encrypted register by its passphrase or its recovery sheet."""
