"""Take in and give out spreadsheets and packages."""
