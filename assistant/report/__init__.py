"""What an annual report is: its form, its words, its figures, and how one is recognised."""
