"""Rules on how the work points of the year are accounted for (K)."""
