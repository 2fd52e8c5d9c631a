"""Why this date?: the derivation of a forecast in sentences."""
