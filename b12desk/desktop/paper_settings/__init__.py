"""Paper settings: the clinic's QR code, and fonts for the scripts that the program's own lacks."""
