"""The first demo province: Bắc Kạn, 2010 to 30 June 2025, and what became of it on the day after."""
