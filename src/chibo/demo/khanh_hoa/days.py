"""The days of the second province that its history is solved from."""

from chibo.demo.days import day

COUNT = day(2021, 11, 10)
"""The day of the article, from which everything is solved."""
CLOSING = day(2021, 12, 31)
"""The last day; nothing is dated later."""
