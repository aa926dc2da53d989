"""Builds the model from shaped data, one module for each kind of entry."""
