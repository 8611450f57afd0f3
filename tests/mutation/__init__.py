"""Packs with one mistake each, to see what catches it."""
