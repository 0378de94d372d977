"""Give the code lists that Chibo comes with, from the CSV files in `lists/`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from chibo.kernel.code_lists.rows import CodeListUnknown, CodeRow, CodeUnknown
from chibo.kernel.shipped import bound_in, rows_in

VERSION = "2026-11-21"
"""The day on which the shipped lists were last changed: the basis on which they are loaded into the register."""

_COLUMNS = frozenset({"code", "parent", "label_vi", "label_en", "valid_from", "valid_to", "source", "note"})

# Lists whose codes are just yes and no; each is a list of its own because each is a dimension of its own.
YES_OR_NO = (
    "foreign_spouse",
    "private_owner",
    "retired",
    "seconded",
    "union_member",
    "without_nonmembers",
)


def code_list(name: str) -> tuple[CodeRow, ...]:
    """Give all rows of the list in its order, with those of past and coming days; raises `CodeListUnknown`."""
    try:
        return _shipped()[name]
    except KeyError as error:
        raise CodeListUnknown(name) from error


def code_list_names() -> tuple[str, ...]:
    """Give the names of all lists, in order of the alphabet."""
    return tuple(_shipped())


def codes_of(name: str) -> tuple[str, ...]:
    """Give the codes of the list, each once, in its order."""
    return tuple(dict.fromkeys(row.code for row in code_list(name)))


def code_on(name: str, code: str, on: date) -> CodeRow | None:
    """Give the row of the code that holds on the day; None where the code was not in use then."""
    return next((row for row in _rows_of(name, code) if row.during.contains(on)), None)


def label_of(name: str, code: str, on: date | None = None, language: str = "vi") -> str:
    """Give the label of the code on the day, or its last where it has none on that day; raises `CodeUnknown`."""
    row = code_on(name, code, on) if on else None
    return (row or _rows_of(name, code)[-1]).label(language)


def descendants_of(name: str, code: str) -> frozenset[str]:
    """Give the code with all codes that stand under it, at any depth: what a filter by this code must take."""
    found = {_rows_of(name, code)[0].code}
    while more := {row.code for row in code_list(name) if row.parent in found} - found:
        found |= more
    return frozenset(found)


def _rows_of(name: str, code: str) -> tuple[CodeRow, ...]:
    rows = _rows_by_code(name).get(code)
    if rows is None:
        raise CodeUnknown(name, code)
    return rows


@cache
def _rows_by_code(name: str) -> Mapping[str, tuple[CodeRow, ...]]:
    rows = code_list(name)
    return {code: tuple(row for row in rows if row.code == code) for code in codes_of(name)}


@cache
def _shipped() -> Mapping[str, tuple[CodeRow, ...]]:
    lists = {file.name.removesuffix(".csv"): file for file in files(__package__).joinpath("lists").iterdir()}
    read = {name: tuple(_read(name, file)) for name, file in lists.items()}
    read |= {name: tuple(replace(row, list=name) for row in read["yes_no"]) for name in YES_OR_NO}
    return MappingProxyType(dict(sorted(read.items())))


def _read(name: str, file: Traversable) -> Iterator[CodeRow]:
    for row in rows_in(file):
        yield CodeRow(
            list=name,
            code=row["code"],
            parent=row.get("parent", ""),
            label_vi=row["label_vi"],
            label_en=row["label_en"],
            valid_from=bound_in(row["valid_from"]),
            valid_to=bound_in(row["valid_to"]),
            source=row["source"],
            note=row["note"],
            facts=MappingProxyType({key: value for key, value in row.items() if key not in _COLUMNS and value}),
        )
