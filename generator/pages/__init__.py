"""Turns a handbook into the HTML of its pages, without files, YAML or a site generator."""
