"""Figures on the desk: explored, opened to their rows, kept and pinned."""
