"""Check printed figures on the desk: taken from a paste or a file, told line by line, given as a file."""
