"""Rules on wording (W)."""
