"""Change interval: how often maintenance doses follow from today on, with the dates before and after."""
