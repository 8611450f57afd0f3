"""A pack as one file without code: what a run needs, each tree readable alone."""
