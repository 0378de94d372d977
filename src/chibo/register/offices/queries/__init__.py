"""Answer what is asked of offices."""
