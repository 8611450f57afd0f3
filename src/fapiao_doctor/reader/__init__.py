"""Reads what a person typed: a symptom to the trees that it may mean. See read.py for how."""
