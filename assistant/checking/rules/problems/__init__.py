"""Rules on section five: problems and improvements (P)."""
