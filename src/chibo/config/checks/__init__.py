"""What `chibo check` verifies of a live register, each check one question that has no rows for an answer."""
