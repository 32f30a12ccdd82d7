"""The UI in a browser on the same machine: a server for one person, and nothing off the machine."""
