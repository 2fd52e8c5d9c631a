"""The widgets that every page is made of, each with its accessible name and its looks built in."""
