"""The widgets of the terminal UI: they show, ask, and post messages."""
