"""Print plan: the pages on screen before they are paper."""
