"""The days of the first province that its history is solved from."""

from chibo.demo.days import day

COUNT = day(2024, 5, 17)
"""The day from which everything is solved: most published figures are of it."""
SPRING = day(2024, 3, 19)
"""The other day of published figures."""
CLOSING = day(2025, 6, 30)
"""The last day; nothing is dated later."""
