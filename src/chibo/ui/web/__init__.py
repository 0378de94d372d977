"""Read what the address of a page asks for, and stand around the page."""
