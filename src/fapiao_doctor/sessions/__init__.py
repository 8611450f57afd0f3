"""Unfinished walks: kept, listed, taken up again."""
