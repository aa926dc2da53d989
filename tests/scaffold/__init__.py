"""What helps editors write, tried on the sample and on the handbook of this repository."""
