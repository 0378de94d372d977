"""Count what the organisation counts."""
