"""Edit details: everything kept about a person, changed on one sheet; what was there before stays in the history."""
