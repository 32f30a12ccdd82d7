"""Rules on figures (N): sums, and prose against the tables."""
