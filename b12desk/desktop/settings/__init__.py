"""Settings: the clinic, its people, protocols and products, the looks, and backups."""
