"""Letter wording: what the first, second and third recall letter say."""
