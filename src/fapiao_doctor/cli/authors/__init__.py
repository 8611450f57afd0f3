"""Commands for those who write packs."""
