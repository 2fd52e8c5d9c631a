"""The manual, read without a network: its pages come with the program."""
