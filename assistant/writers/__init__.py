"""Write a `Draft` into a file; one module a format."""
