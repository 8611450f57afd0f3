"""Measures how well symptoms are understood: python -m evaluation, with PYTHONPATH=tests."""
