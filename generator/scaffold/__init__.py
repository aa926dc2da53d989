"""Helps editors write: schemas that know this handbook, stubs, snippets and the table of who is asked."""
