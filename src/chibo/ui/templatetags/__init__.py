"""Give the templates their words."""
