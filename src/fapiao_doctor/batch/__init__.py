"""Many symptoms at once: rows in, results out, one bad row never stopping the rest."""
