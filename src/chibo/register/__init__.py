"""Hold who and what the organisation is, over time."""
