"""A new tree out of a few answers: files that pass the checks, to be filled with more."""
