"""Show the register to those who work with it."""
