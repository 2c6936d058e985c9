"""What Tumen knows about words and the world: data in TOML, checked when it is read, cached once read."""
