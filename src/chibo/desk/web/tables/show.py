"""Show a table filled in, as counted or as signed, each number a link to what it is made of."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chibo.desk.web.tables.asking import Asked, counting, edition_of, reader_and_asked
from chibo.desk.web.tables.index import cell_address, table_address
from chibo.desk.web.tables.words import amount_written, column_title, is_english, period_name, row_title, title_of
from chibo.figures.api import Column, Edition, FilledTable, HeldCheck, Outcome, TablePart, TableRow, editions_of
from chibo.trust.access.api import Permission


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


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table with its checks."""
    reader, asked = reader_and_asked(request)
    with counting(asked) as tables:
        filled = edition_of(number, asked) or tables.table(number, asked.unit.id, asked.period)
        checks = tables.checks(filled)
    opens = filled.edition is None or bool(reader.scope(Permission.READ_HISTORY))
    content = {
        "section": "tables",
        "asked": asked,
        "filled": filled,
        "title": title_of(filled.definition),
        "note": filled.definition.note_en if is_english() else filled.definition.note_vi,
        "period": period_name(asked.period),
        "heads": [(column_title(one), one.number) for one in filled.definition.valued],
        "has_places": any(row.place for row in filled.definition.rows),
        "lines": _lines(filled, asked, opens=opens),
        "checks": [_check(one) for one in checks],
        "editions": _editions(filled, asked),
        "all_tables": table_address(number, asked, edition=None).partition("?")[2],
        "counted_address": table_address(number, asked, edition=None) if filled.edition is not None else "",
    }
    return render(request, "desk/tables/show.html", content)


def _lines(filled: FilledTable, asked: Asked, *, opens: bool) -> list[LineShown]:
    definition = filled.definition
    return [
        LineShown(
            row.place,
            row_title(row),
            definition.depth(row),
            row.heading,
            bool(row.grade and row.grade != "A") or definition.grade == "B",
            tuple(_cell(filled, row, column, asked, opens=opens) for column in definition.valued),
        )
        for row in definition.rows
        if not row.hidden
    ]


def _cell(filled: FilledTable, row: TableRow, column: Column, asked: Asked, *, opens: bool) -> CellShown:
    value = filled.value(row.key, column.key)
    address = cell_address(filled.definition.number, row.key, column.key, asked) if opens and value is not None else ""
    return CellShown(column_title(column), amount_written(value), address)


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
        one.spelled if one.outcome is Outcome.BROKEN else "",
        tuple(_part(part) for part in parts),
    )


def _part(part: TablePart) -> str:
    label = part.label_en if is_english() else part.label_vi
    return f"{part.table} · {label}: {amount_written(part.value) or '–'}"


def _editions(filled: FilledTable, asked: Asked) -> list[tuple[Edition, str]]:
    return [
        (one, table_address(one.number, asked, edition=one.edition))
        for one in editions_of(asked.unit.id)
        if (one.number, one.period) == (filled.definition.number, filled.period)
    ]
