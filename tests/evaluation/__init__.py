"""Measures how well strangers' questions are read: python -m evaluation, with PYTHONPATH=tests.

Whatever is said of a question was learnt without its author. What the table says of the questions that it was made
from is never printed: it proves nothing.
"""
