"""The questions a clerk is asked, and the answers given so far."""
