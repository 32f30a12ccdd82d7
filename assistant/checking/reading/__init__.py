"""What rules read out of a report before they judge: numbers, names, dates, problems, lists."""
