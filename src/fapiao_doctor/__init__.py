"""Troubleshooting by decision trees: a pack of YAML holds everything, the program walks it."""

__version__ = "0.1.0"
