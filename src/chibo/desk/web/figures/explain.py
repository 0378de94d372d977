"""Open a figure: what it counts, its parts by child unit, and its rows with what each rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import Answer, Cell, Line, size_and_shade, unit_names
from chibo.desk.web.figures.asking import Asked, asked_of
from chibo.desk.web.figures.conditions import in_words
from chibo.desk.web.figures.drawn import charts_of
from chibo.desk.web.figures.explorer import explain_part
from chibo.desk.web.figures.rows import RowShown, rows_shown
from chibo.desk.web.figures.words import (
    CHILD,
    dimension_label,
    language,
    of_whole,
    side_names,
    value_written,
    without_in_words,
    written,
    written_of,
)
from chibo.desk.web.reader import Reader, reader_of
from chibo.figures.api import Explanation, Measure, Part, explained, rows_behind
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import record_reading
from chibo.ui.api import Fact, Page, address_with, page_of


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of a figure: its unit, its numbers, and the address that opens it."""

    name: str
    address: str
    numerator: str
    denominator: str
    value: str


class _Question(TypedDict):
    unit: int
    on: date
    since: date | None
    where: tuple[tuple[str, str], ...]
    tree: date | None
    known_at: datetime | None
    without: str


def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show the figure opened; each opening is written down."""
    reader = reader_of(request)
    asked = asked_of(request, reader, code)
    if asked is None:
        raise Http404
    question = _Question(
        unit=asked.unit.id, on=asked.on, since=asked.first_on, where=asked.where, tree=asked.tree,
        known_at=asked.known_at, without=asked.decision_id,
    )  # fmt: skip
    opened = explained(code, **question)
    of_denominator = request.GET.get("rows") == "denominator" and opened.denominator is not None
    page = page_of(request)
    rows = rows_behind(code, **question, of_denominator=of_denominator, offset=page.offset, limit=page.rows)
    record_reading(by=reader.actor, what=f"figure {code}"[:40], of_kind="unit", of_id=str(asked.unit.public_id))
    content = {
        "section": "figures",
        "asked": asked,
        "name": opened.figure.indicator.named(language()),
        "basis": opened.figure.indicator.explained(language()),
        "value": value_written(opened.figure),
        "note": of_whole(opened.figure),
        "facts": _facts(asked, opened),
        "explorer": f"{reverse('desk:figures')}?{asked.address_part(code=code, by=CHILD)}",
        "has_denominator": opened.denominator is not None,
        "of_denominator": of_denominator,
        "sides": _sides(request),
        **_parts(request, asked, opened, reader),
        **_rows(request, rows_shown(rows, reader, asked.known_at), rows.total, page),
    }
    return render(request, "desk/figures/explain.html", content)


def _facts(asked: Asked, opened: Explanation) -> list[Fact]:
    told = opened.figure
    above, below = side_names(told.indicator.measure)
    first = asked.first_on
    span = f"{first:%d/%m/%Y} – {asked.on:%d/%m/%Y}" if first else f"{asked.on:%d/%m/%Y}"
    tree = _("of the day of each row") if first else _("of the day")
    conditions = in_words(asked, asked.where)
    counted = "; ".join(in_words(asked, opened.numerator.filters))
    facts = [
        Fact(_("What is counted"), told.indicator.explained(language())),
        Fact(_("Code"), told.indicator.code),
        Fact(_("Unit"), asked.unit.name, f"{reverse('desk:unit', args=[asked.unit.public_id])}?on={asked.on}"),
        Fact(_("Span") if first else _("Day"), span),
        Fact(_("Tree"), f"{asked.tree:%d/%m/%Y}" if asked.tree else tree),
        Fact(_("Known"), f"{asked.known_at:%d/%m/%Y %H:%M}" if asked.known_at else _("as now")),
        *(
            [Fact(_("Without decision"), told.without.decision.number, note=without_in_words(told))]
            if told.without
            else []
        ),
        *([Fact(_("Only those with"), conditions)] if conditions else []),
        Fact(
            above if told.denominator is not None else _("Counted"),
            written(told.numerator),
            note=counted,
        ),
    ]
    if opened.denominator:
        base = "; ".join(in_words(asked, opened.denominator.filters))
        facts.append(Fact(below, written(told.denominator), note=base))
    elif told.denominator is not None:
        day = f"{told.denominator_on:%d/%m/%Y}" if told.denominator_on else ""
        facts.append(Fact(below, written(told.denominator), note=" · ".join(filter(None, (told.source, day)))))
    uncertain = written(told.uncertain) if told.uncertain else _("none")
    facts.append(Fact(_("On an imprecise date"), uncertain))
    if told.tree:
        facts.append(Fact(_("Resting on shares of units split or merged"), written(told.shared)))
    return facts


def _sides(request: HttpRequest) -> Mapping[str, str]:
    return {"numerator": address_with(request, rows=None), "denominator": address_with(request, rows="denominator")}


def _parts(request: HttpRequest, asked: Asked, opened: Explanation, reader: Reader) -> dict[str, object]:
    """Show the parts, the greatest first, with a chart of them; their sum is the figure."""
    told = opened.figure
    parts = sorted(opened.parts, key=lambda part: (part.unit is None, -part.numerator))
    names = unit_names([part.unit for part in parts], asked.tree or asked.on, reader.scope(Permission.READ_UNITS))
    lines = tuple(_line(part, names[part.unit][0], told.indicator.measure) for part in parts)
    answer = Answer(told, None, (dimension_label(CHILD),), (_("Number"),), lines)
    return {
        "side_heads": side_names(told.indicator.measure),
        "adds_up": opened.adds_up,
        "parts_have_two": any(part.denominator is not None for part in parts),
        "parts": [_part(request, asked, part, names[part.unit], told.indicator.measure) for part in parts],
        "whole": PartShown("", "", written(told.numerator), written(told.denominator), value_written(told)),
        "charts": charts_of(_by_child(asked), answer) if len(parts) > 1 else (),
    }


def _by_child(asked: Asked) -> Asked:
    return replace(asked, by=(CHILD,), step=None, with_unit=None, with_on=None)


def _line(part: Part, name: str, measure: Measure) -> Line:
    size, shade = size_and_shade(part, measure)
    return Line(
        (str(part.unit),), (name,), (Cell(part.value, written_of(measure, part.value)),), size=size, shade=shade
    )


def _part(request: HttpRequest, asked: Asked, part: Part, name: tuple[str, str], measure: Measure) -> PartShown:
    address = f"{request.path}?{_of_unit(asked, name[1])}" if name[1] else ""
    return PartShown(
        name[0],
        address,
        written(part.numerator),
        written(part.denominator),
        written_of(measure, part.value),
    )


def _of_unit(asked: Asked, unit: str) -> str:
    return explain_part(asked, unit=unit)


def _rows(request: HttpRequest, rows: Sequence[RowShown], total: int, page: Page) -> dict[str, object]:
    return {
        "rows": rows,
        "hidden": sum(1 for row in rows if not row.name),
        "pages": page.of(request, total),
    }
