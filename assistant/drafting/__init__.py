"""From facts and phrases to a draft whose every sentence knows where it came from."""
