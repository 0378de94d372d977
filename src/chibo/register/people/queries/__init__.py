"""Answer what is asked of people."""
