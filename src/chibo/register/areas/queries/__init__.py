"""Answer what is asked of areas."""
