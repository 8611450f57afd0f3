"""A tree as a picture: questions, the answers on the arrows, outcomes by level."""
