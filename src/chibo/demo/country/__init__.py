"""Make up the whole country as a register of 2010 to 30/06/2025, and tell its reorganisation of 1/7/2025."""
