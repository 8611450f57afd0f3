"""What an author does with a pack: check it, see how fresh it is, have it signed."""
