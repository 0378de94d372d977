"""The day of the reform, and the day before."""

from datetime import date

REFORM = date(2025, 7, 1)
EVE = date(2025, 6, 30)
