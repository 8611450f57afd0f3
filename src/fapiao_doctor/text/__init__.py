"""Text made safe and readable: cleaned, wrapped, redacted, decoded."""
