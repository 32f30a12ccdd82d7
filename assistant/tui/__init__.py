"""The terminal UI: shows and asks, decides nothing."""
