"""Show a filled-in form, its checks and what differs between two fillings, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.desk.web.tables.addresses import cell_address
from chibo.desk.web.tables.asking import Asked
from chibo.desk.web.tables.words import amount_written, column_title, is_english, period_name, row_title, title_of
from chibo.figures.api import Column, Difference, FilledTable, HeldCheck, Outcome, TablePart, TableRow, check_spelled


@dataclass(frozen=True, slots=True)
class CellShown:
    """One number, the head it stands under, and the address that opens it; empty where nothing is known."""

    head: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One row of the form."""

    place: str
    title: str
    depth: int
    is_heading: bool
    is_unofficial: bool
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class CheckShown:
    """One check with its outcome; a broken one with its sides."""

    text: str
    outcome: str
    spelled: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One cell that two fillings tell otherwise."""

    row: str
    column: str
    before: str
    after: str


def form_shown(filled: FilledTable, asked: Asked, *, opens: bool) -> dict[str, object]:
    """Give the form to its template; its numbers lead to what they are made of where they may be opened."""
    definition = filled.definition
    return {
        "section": "tables",
        "asked": asked,
        "filled": filled,
        "title": title_of(definition),
        "note": definition.note_en if is_english() else definition.note_vi,
        "period": period_name(asked.period),
        "heads": [(column_title(one), one.number) for one in definition.valued],
        "has_places": any(row.place for row in definition.rows),
        "lines": [_line(filled, row, asked, opens=opens) for row in definition.rows if not row.hidden],
        "opens": opens,
    }


def _line(filled: FilledTable, row: TableRow, asked: Asked, *, opens: bool) -> LineShown:
    definition = filled.definition
    return LineShown(
        row.place,
        row_title(row),
        definition.depth(row),
        row.heading,
        bool(row.grade and row.grade != "A") or definition.grade == "B",
        tuple(_cell(filled, row, column, asked, opens=opens) for column in definition.valued),
    )


def _cell(filled: FilledTable, row: TableRow, column: Column, asked: Asked, *, opens: bool) -> CellShown:
    value = filled.value(row.key, column.key)
    address = cell_address(filled.definition.number, row.key, column.key, asked) if opens and value is not None else ""
    return CellShown(column_title(column), amount_written(value), address)


def checks_shown(checks: Sequence[HeldCheck]) -> list[CheckShown]:
    """Say what each check asks and how it came out."""
    return [_check(one) for one in checks]


def _check(one: HeldCheck) -> CheckShown:
    parts = (*one.left_parts, *one.right_parts) if one.outcome is Outcome.BROKEN else ()
    words = {
        Outcome.HOLDS: _("holds"),
        Outcome.BROKEN: _("broken"),
        Outcome.NOT_APPLICABLE: _("not applicable"),
    }
    return CheckShown(
        one.check.en if is_english() else one.check.vi,
        words[one.outcome],
        one.spelled if one.outcome is Outcome.BROKEN and not parts else "",
        tuple(_part(part) for part in parts),
    )


def breaches_shown(signed: FilledTable) -> list[CheckShown]:
    """Say which checks were broken when the table was signed, with the numbers of then."""
    found = [(spelled, check_spelled(signed.definition, spelled)) for spelled in signed.breaches]
    return [
        CheckShown((check.en if is_english() else check.vi) if check else "–", _("broken"), spelled, ())
        for spelled, check in found
    ]


def _part(part: TablePart) -> str:
    label = part.label_en if is_english() else part.label_vi
    return f"{part.table} · {label}: {amount_written(part.value) or '–'}"


def differences_shown(filled: FilledTable, found: Sequence[Difference]) -> list[DifferenceShown]:
    """Name the cells that differ, each with both numbers, in the order of the form."""
    definition = filled.definition
    return [
        DifferenceShown(
            (one.label_en if is_english() else one.label_vi).lstrip("–+ "),
            column_title(definition.column_of[one.column]),
            amount_written(one.before) or "–",
            amount_written(one.after) or "–",
        )
        for one in found
    ]
