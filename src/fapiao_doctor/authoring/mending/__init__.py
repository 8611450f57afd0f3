"""What of the checks' findings can be mended without a person's judgement."""
