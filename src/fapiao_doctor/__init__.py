"""Troubleshooting decision trees for people in China who cannot issue an invoice."""

__version__ = "0.1.0"
