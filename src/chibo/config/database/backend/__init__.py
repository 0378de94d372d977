"""Be Django's PostgreSQL backend, with the embedded server behind it when no other is named."""
