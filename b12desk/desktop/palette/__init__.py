"""The command palette: every act, every page and every patient, found by typing."""
