"""Say who may, and who did."""
