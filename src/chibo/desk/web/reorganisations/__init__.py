"""Draft, rehearse, approve, apply and reverse reorganisations on the desk."""
