"""Write findings for people and programs; one module a format."""
