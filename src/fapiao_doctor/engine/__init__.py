"""From the answers to where they lead; pure."""
