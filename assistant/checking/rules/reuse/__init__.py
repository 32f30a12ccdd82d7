"""Rules about words that stand in another report, too (U01 and following)."""
