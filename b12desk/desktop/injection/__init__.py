"""Record injection: one screen with what to draw up, the body map and the checks beside their fields."""
