"""Answer what is asked of members."""
