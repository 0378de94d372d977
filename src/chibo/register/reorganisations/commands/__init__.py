"""Draft, rehearse, approve, apply and reverse."""
