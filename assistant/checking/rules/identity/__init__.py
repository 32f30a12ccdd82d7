"""Rules on whose report it is and of which year (U05 to U08)."""
