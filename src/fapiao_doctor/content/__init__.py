"""What authors write, as values."""
