"""The lock: everything is hidden until somebody signs in."""
