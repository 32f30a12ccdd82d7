"""Read a file into a `Document`; one module a format."""
