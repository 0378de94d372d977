"""Documents to print and sign, in the layout of Party offices."""
