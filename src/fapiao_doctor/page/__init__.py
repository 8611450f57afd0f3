"""The content as one HTML file that asks question by question, with no server and no network."""
