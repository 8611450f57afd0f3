"""Free text to evidence, ranked trees, or an honest no-match."""
