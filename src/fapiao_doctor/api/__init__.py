"""What other programs walk a pack with: one walk as an object, and the step protocol over it."""
