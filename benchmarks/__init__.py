"""Measures how fast a handbook is checked and built, beside plain MkDocs on the same words."""
