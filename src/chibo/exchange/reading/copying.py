"""Write rows in the text format of PostgreSQL's COPY."""

from collections.abc import Iterable, Sequence

from chibo.exchange.reading.outcome import PLACE_COLUMNS
from chibo.kernel.sheets import Form, Sheet

NULL = "\\N"
PRECISION = "_precision"
_BETWEEN = "\x1f"  # never inside a value: control characters are refused
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


def columns_of(sheet: Sheet) -> tuple[str, ...]:
    """Name the fields of a row: its place, then every declared column; a date has two."""
    names = list(PLACE_COLUMNS)
    for column in sheet.columns:
        names.append(column.key)
        if column.form is Form.DATE:
            names.append(column.key + PRECISION)
    return tuple(names)


def escaped(values: Sequence[str]) -> Sequence[str]:
    """Write the values of one column for COPY; an empty one is NULL."""
    joined = _BETWEEN.join(values)
    if any(sign in joined for sign, _ in _ESCAPES):
        for sign, escape in _ESCAPES:
            joined = joined.replace(sign, escape)
        values = joined.split(_BETWEEN)
    return [value or NULL for value in values]


def unescaped(value: str) -> str:
    """Read a field back."""
    if value == NULL:
        return ""
    if "\\" not in value:
        return value
    return (
        value.replace("\\\\", "\0").replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r").replace("\0", "\\")
    )


def lines(columns: Iterable[Sequence[str]]) -> list[str]:
    """Join columns to lines."""
    return ["\t".join(row) for row in zip(*columns, strict=True)]
