"""Rules on what is cited (C)."""
