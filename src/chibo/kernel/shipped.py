"""Read the CSV files that Chibo comes with."""

import csv
from importlib.resources.abc import Traversable

from chibo.kernel.partial_dates import PartialDate, parse_partial_date


def rows_in(file: Traversable) -> list[dict[str, str]]:
    """Read the rows of a CSV file, by its headings."""
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def bound_in(text: str) -> PartialDate | None:
    """Read the first or last day of a row; None where the cell is empty."""
    return parse_partial_date(text) if text else None
