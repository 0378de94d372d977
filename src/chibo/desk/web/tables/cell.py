"""Open a number of a table: what it counts, the cells and the units it is made of, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import unit_names
from chibo.desk.web.figures.rows import RowShown, rows_shown
from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.addresses import cell_address, table_address
from chibo.desk.web.tables.asking import Asked, as_signed, asked_as, counting, edition_of, knowing, reader_and_asked
from chibo.desk.web.tables.words import (
    amount_written,
    column_title,
    conditions_in_words,
    counted_in_words,
    crossing_name,
    making_in_words,
    period_name,
    row_path,
    title_of,
)
from chibo.figures.api import CellRow, Making, OpenedCell, OtherCell, RowBehind, RowsBehind, opened_cell, signed_table
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import record_reading
from chibo.ui.api import Fact, Page, page_of


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of a number: a cell or a unit, how much of it, and the address that opens it."""

    name: str
    address: str
    value: str
    note: str = ""


def show(request: HttpRequest, number: str, row: str, column: str) -> HttpResponse:
    """Show the number opened; each opening is written down."""
    reader, asked = reader_and_asked(request)
    signed = edition_of(number, asked)
    if signed is not None:
        reader = as_signed(reader, signed)
        asked = asked_as(request, reader)
    instant = reader.known_at if signed is not None else None
    page = page_of(request)
    with knowing(instant), counting(asked, instant) as tables:
        filled = signed or tables.table(number, asked.unit.id, asked.period)
        opened = opened_cell(tables, filled, row, column, offset=page.offset, limit=page.rows)
        rows = _rows(opened, reader)
        parts = _by_unit(opened, asked, reader)
    what = f"table {filled.definition.number} {row} {column}"
    record_reading(by=reader.actor, what=what[:40], of_kind="unit", of_id=str(asked.unit.public_id))
    content = {
        "section": "tables",
        "asked": asked,
        "opened": opened,
        "title": title_of(filled.definition),
        "name": row_path(filled.definition, opened.row),
        "column": column_title(opened.column),
        "period": period_name(asked.period),
        "value": amount_written(opened.cell.value if opened.cell else None) or "–",
        "facts": _facts(opened, asked, reader),
        "made_of": [_other(opened, one, asked, reader) for one in opened.made_of],
        "parts": parts,
        "between": amount_written(opened.between),
        "total": amount_written(opened.total),
        "differs": amount_written(opened.counted) or "–" if _differs(opened) else "",
        "back": table_address(filled.definition.number, asked),
        **_listed(request, rows, opened.total, page),
    }
    return render(request, "desk/tables/cell.html", content)


def _differs(opened: OpenedCell) -> bool:
    return bool(opened.leaves) and opened.counted != (opened.cell.value if opened.cell else None)


def _facts(opened: OpenedCell, asked: Asked, reader: Reader) -> list[Fact]:
    table = opened.table
    known_at = reader.known_at
    return [
        Fact(_("Table"), f"{table.definition.number} · {title_of(table.definition)}", note=table.definition.basis),
        Fact(_("Row"), row_path(table.definition, opened.row)),
        Fact(_("Column"), column_title(opened.column)),
        Fact(_("How it comes about"), making_in_words(opened)),
        *_counted(opened),
        Fact(_("Unit"), asked.unit.name, f"{reverse('desk:unit', args=[asked.unit.public_id])}?on={table.period.on}"),
        Fact(_("Period of reporting"), period_name(table.period), note=_span(opened)),
        *([Fact(_("Tree"), _tree(opened))] if opened.leaves else []),
        Fact(_("Known"), f"{known_at:%d/%m/%Y %H:%M}" if known_at else _("as now"), note=_signing(opened)),
        *_mean(opened),
    ]


def _counted(opened: OpenedCell) -> list[Fact]:
    """Say what is counted: of a sum what all its cells count, whose conditions stand with each of them."""
    if not opened.leaves:
        return []
    first = opened.leaves[0]
    said = [Fact(_("What is counted"), counted_in_words(first))]
    if len(opened.leaves) == 1:
        conditions = conditions_in_words(first, first.last_day(opened.table.period))
        said += [Fact(_("Only those with"), "; ".join(conditions))] if conditions else []
    return said


def _span(opened: OpenedCell) -> str:
    period = opened.table.period
    if opened.leaves and not _is_of_a_span(opened):
        return f"{opened.leaves[0].last_day(period):%d/%m/%Y}"
    return f"{period.since:%d/%m/%Y} – {period.on:%d/%m/%Y}"


def _is_of_a_span(opened: OpenedCell) -> bool:
    return opened.is_of_movements or opened.leaves[0].question.population == "admissions"


def _tree(opened: OpenedCell) -> str:
    return _("of the day of each row") if _is_of_a_span(opened) else _("of the day")


def _signing(opened: OpenedCell) -> str:
    table = opened.table
    if table.edition is None or table.signed_at is None:
        return ""
    return _(
        "Edition %(edition)s, signed by %(by)s on %(on)s: values, tree and knowledge are those of the signing."
    ) % {
        "edition": table.edition,
        "by": table.signed_by,
        "on": f"{timezone.localtime(table.signed_at):%d/%m/%Y}",
    }


def _mean(opened: OpenedCell) -> list[Fact]:
    if opened.making is not Making.MEAN or opened.cell is None:
        return []
    return [
        Fact(_("Sum"), amount_written(opened.cell.sum)),
        Fact(_("Of how many"), amount_written(opened.cell.count)),
    ]


def _other(opened: OpenedCell, one: OtherCell, asked: Asked, reader: Reader) -> PartShown:
    """Show a cell that this one is made of; that of another period as it was signed, or as it is counted."""
    definition = opened.table.definition
    title = row_path(definition, definition.row_of[one.row])
    if len({each.column for each in opened.made_of}) > 1:
        title = column_title(definition.column_of[one.column])
    changes: dict[str, object] = {}
    note, opens = "", one.value is not None
    if one.period != opened.table.period:
        note = period_name(one.period)
        changes = {"period": one.period, "edition": None}
        signed = signed_table(definition.number, opened.table.unit.id, one.period)
        if opened.table.last_year == "signed" and signed is not None:
            note = _("%(period)s, as signed") % {"period": note}
            changes["edition"] = signed.edition
            opens = opens and bool(reader.scope(Permission.READ_HISTORY))
    address = cell_address(definition.number, one.row, one.column, asked, **changes) if opens else ""
    return PartShown(title, address, amount_written(one.value) or "–", note)


def _by_unit(opened: OpenedCell, asked: Asked, reader: Reader) -> list[PartShown]:
    parts = sorted(opened.parts, key=lambda part: (part.unit is None, -part.value))
    on = opened.leaves[0].last_day(opened.table.period) if opened.leaves else opened.table.period.on
    names = unit_names([part.unit for part in parts], on, reader.scope(Permission.READ_UNITS))
    return [
        PartShown(name, _of_unit(opened, asked, reader, unit) if unit else "", amount_written(part.value))
        for part in parts
        for name, unit in (names[part.unit],)
    ]


def _of_unit(opened: OpenedCell, asked: Asked, reader: Reader, unit: str) -> str:
    """Give the address of the same cell of a unit below: of a signed table as was known when it was signed."""
    known = reader.known_at.isoformat() if reader.known_at else None
    place = (opened.table.definition.number, opened.row.key, opened.column.key)
    return cell_address(*place, asked, unit=unit, edition=None, known_at=known)


def _rows(opened: OpenedCell, reader: Reader) -> list[RowShown]:
    """Name the rows, each as what it is, in their order."""
    shown: dict[int, RowShown] = {}
    for population in {row.population for row in opened.rows}:
        places = [place for place, row in enumerate(opened.rows) if row.population == population]
        some = [opened.rows[place] for place in places]
        behind = RowsBehind(population, len(some), tuple(_behind(row) for row in some))
        for place, row, told in zip(places, some, rows_shown(behind, reader, reader.known_at), strict=True):
            moved = crossing_name(row.what)
            shown[place] = replace(told, day=row.day, what=moved) if moved and told.name else told
    return [shown[place] for place in range(len(opened.rows))]


def _behind(row: CellRow) -> RowBehind:
    """Give the row as figures do: an event on its day, a member who moved on the day in whose tree they count."""
    day = row.seen_on if crossing_name(row.what) else row.day
    return RowBehind(row.id, row.unit, day, 1, row.is_uncertain)


def _listed(request: HttpRequest, rows: Sequence[RowShown], total: int, page: Page) -> dict[str, object]:
    return {"rows": rows, "hidden": sum(1 for row in rows if not row.name), "pages": page.of(request, total)}
