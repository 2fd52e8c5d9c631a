"""One's own PIN or passphrase: set and changed."""
