"""The one way in and out: cleaned, wrapped, sayable in the stream's encoding."""
