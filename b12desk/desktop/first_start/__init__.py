"""First start: what is shown where there is no register yet, and the four ways on from there."""
