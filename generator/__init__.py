"""Checks service standards kept as YAML and turns them into a handbook site and printable sheets."""
