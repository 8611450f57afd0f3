"""Values to text: pure functions over results and content; nothing here prints."""
