"""Inverts one condition of the checks at a time and names those that no test notices: `make mutation`."""
