"""Symptom and answers to a result value: what the command line, the wizard and the API all return."""
