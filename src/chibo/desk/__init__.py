"""Give the staff their daily pages."""
