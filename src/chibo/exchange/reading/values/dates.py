"""Read dates, as far as they are known."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from chibo.exchange.reading.values.marking import Marker
from chibo.exchange.reading.values.texts import ERRORS
from chibo.kernel.partial_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateNotUnderstood,
    Precision,
    parse_partial_date,
)

type Field = tuple[str, str]

_NOTHING = frozenset({"", "-", "–", "—", "…", "...", "/", "//"})


class _Known(dict[Any, Field | DateNotUnderstood | str]):
    """Remembers every date that was read, so that each is read once."""

    latest = ""

    def __missing__(self, cell: Any) -> Field | DateNotUnderstood | str:
        found = _read(cell)
        self[cell] = found
        if isinstance(found, tuple):
            self.latest = max(self.latest, found[0])
        return found


class DateReader:
    """Reads dates; one reader serves all columns, for the same days come again and again."""

    def __init__(self) -> None:
        self.known = _Known({"": ("", "")})

    def read(self, cells: Sequence[Any], marker: Marker) -> tuple[list[str], list[str]]:
        """Give the first day each date may be, and its precision; both empty where there is no date."""
        found = list(map(self.known.__getitem__, cells))
        if set(map(type, found)) != {tuple}:
            found = [
                field if isinstance(field, tuple) else _refused(field, index, marker)
                for index, field in enumerate(found)
            ]
        days, precisions = zip(*found, strict=True)
        return list(days), list(precisions)

    @property
    def latest(self) -> str:
        """Give the latest day read so far."""
        return self.known.latest


def _read(cell: Any) -> Field | DateNotUnderstood | str:
    if type(cell) is date and FIRST_YEAR <= cell.year <= LAST_YEAR:
        return cell.isoformat(), Precision.DAY.value
    if isinstance(cell, str) and cell.strip() in _NOTHING:
        return "", ""
    if isinstance(cell, str) and cell.strip() in ERRORS:
        return cell.strip()
    if isinstance(cell, datetime) and (cell.hour or cell.minute or cell.second or cell.microsecond):
        return f"{cell:%H:%M}"
    try:
        read = parse_partial_date(cell.removeprefix("'") if isinstance(cell, str) else cell)
    except DateNotUnderstood as error:
        return error
    return (read.on.isoformat() if read.on else "", read.precision.value)


def _refused(found: DateNotUnderstood | str, index: int, marker: Marker) -> Field:
    if isinstance(found, DateNotUnderstood):
        marker.refuse_in_words(index, found.code, found.reason, found.remedy, dict(found.data))
    elif found in ERRORS:
        marker.refuse(index, "cell_error", error=found)
    else:
        marker.refuse(index, "has_time_of_day", time=found)
    return "", ""
