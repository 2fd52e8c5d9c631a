"""The audit trail: who did what, who looked, who signed in."""
