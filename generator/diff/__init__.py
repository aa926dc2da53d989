"""What changed for staff between two states of a handbook: what they read and do, not how it is typed."""
