"""Rules on format and structure (F)."""
