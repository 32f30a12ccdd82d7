"""What the clerk told us: fields, values, and the TOML file that keeps them."""
