"""The rules, and what they find in a report."""
