"""Lay out the overview: the figures a person pinned, or the headline ones, each with its small series."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import answer_of
from chibo.desk.web.figures.asking import Asked, asked_in
from chibo.desk.web.figures.drawn import charts_of, small_series
from chibo.desk.web.figures.explorer import explain_part
from chibo.desk.web.figures.words import of_whole, value_written, written
from chibo.desk.web.reader import Reader
from chibo.figures.api import Figure, Wanted, figures_of, pinned_of
from chibo.kernel.errors import NotFound
from chibo.register.units.api import UnitSeen, unit_seen
from chibo.trust.access.api import Permission

YEARS = 8


@dataclass(frozen=True, slots=True)
class FigureTile:
    """One figure of the overview: its name, value and note, its way over the years, and the page that explains it."""

    label: str
    value: str
    note: str
    address: str
    series: SafeString | None


@dataclass(frozen=True, slots=True)
class _Laid:
    """One figure to lay out: the question, what it is called, and what besides it its note tells."""

    asked: Asked
    label: str
    beside: Wanted | None = None


def tiles_of(request: HttpRequest, reader: Reader, unit: UnitSeen) -> list[FigureTile]:
    """Answer all figures of the overview from one census: those pinned, or else the headline ones of the unit."""
    laid = _pinned(request, reader) or _headlines(unit, reader)
    wanted: list[Wanted] = []
    for one in laid:
        wanted += [*_over_years(one.asked), *([one.beside] if one.beside else [])]
    answers = list(figures_of(wanted, known_at=reader.known_at))
    tiles = []
    for one in laid:
        many = len(_years(one.asked.on))
        years, answers = answers[:many], answers[many:]
        beside = answers.pop(0) if one.beside else None
        tiles.append(_tile(one, years, beside))
    return tiles


def cells_by_setting(unit: UnitSeen, reader: Reader) -> tuple[SafeString, list[tuple[str, str]]] | None:
    """Draw the cells of the unit by setting, with the lines of its table; None where there is no cell to speak of."""
    asked = Asked("org.cells_by_setting", unit, reader.on, known_at=reader.known_at)
    answer = answer_of(asked, reader.scope(Permission.READ_UNITS))
    lines = sorted(answer.lines, key=lambda line: -float(line.cells[0].value or 0))
    charts = charts_of(asked, answer)
    return (charts[0], [(line.words[0], line.cells[0].written) for line in lines]) if len(lines) > 1 else None


def headline_unit(unit: object, reader: Reader) -> UnitSeen:
    """Load the unit of the overview as the explorer knows it."""
    return unit_seen(unit, on=reader.on, scope=reader.scope(Permission.READ_FIGURES))  # type: ignore[arg-type]


def _pinned(request: HttpRequest, reader: Reader) -> list[_Laid]:
    """Take the pinned questions; one that asks about what is not there on this day is left out."""
    laid = []
    for kept in pinned_of(reader.actor.id) if reader.actor.id else ():
        try:
            asked = asked_in(kept.asked, request, reader)
        except NotFound:
            continue
        laid.append(_Laid(asked, kept.name))
    return laid


def _headlines(unit: UnitSeen, reader: Reader) -> list[_Laid]:
    def asked(code: str, *where: tuple[str, str]) -> Asked:
        return Asked(code, unit, reader.on, where=where, known_at=reader.known_at)

    probationary = Wanted("mem.total", unit.id, reader.on, where=(("stage", "probationary"),), bare=True)
    women = Wanted("sec.attr", unit.id, reader.on, where=(("sex", "F"),), bare=True)
    return [
        _Laid(asked("mem.total"), _("Members"), probationary),
        _Laid(asked("org.tccsd"), _("Grassroots organisations")),
        _Laid(asked("org.cells_total"), _("Cells")),
        _Laid(asked("adm.count"), _("Admitted this year")),
        _Laid(asked("sec.count"), _("Cell secretaries"), women),
        _Laid(asked("vil.coverage"), _("Villages with a cell of their own")),
    ]


def _years(on: date) -> list[date]:
    """Give the last days of the years before, and the day itself."""
    first = max(on.year - YEARS + 1, 1)
    return [*(date(year, 12, 31) for year in range(first, on.year)), on]


def _over_years(asked: Asked) -> list[Wanted]:
    """Ask for each year: a stock on its last day; of a span as much of each year as has passed of this one."""
    own = replace(asked.wanted(), bare=True)
    if own.since is None:
        return [replace(own, on=day) for day in _years(asked.on)]
    ends = [_in_year(asked.on, day.year) for day in _years(asked.on)]
    return [replace(own, on=end, since=date(end.year, 1, 1)) for end in ends]


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day) if year != day.year else day


def _tile(one: _Laid, years: Sequence[Figure], beside: Figure | None) -> FigureTile:
    told, asked = years[-1], one.asked
    values = [year.value for year in years]
    title = _("%(name)s, %(first)s to %(last)s") % {
        "name": one.label,
        "first": f"{years[0].on.year}: {written(years[0].value)}",
        "last": f"{told.on:%d/%m/%Y}: {written(told.value)}",
    }
    return FigureTile(
        one.label,
        value_written(told),
        _note(asked, told, beside),
        f"{reverse('desk:figure', args=[asked.code])}?{explain_part(asked)}",
        small_series(values, title) if len(set(values)) > 1 else None,
    )


def _note(asked: Asked, told: Figure, beside: Figure | None) -> str:
    if beside is not None and beside.indicator.code == "mem.total":
        return _("%(count)s probationary") % {"count": written(beside.value)}
    if beside is not None:
        return _("%(count)s women") % {"count": written(beside.numerator)}
    if told.denominator is not None:
        return of_whole(told)
    since = asked.first_on
    return _("since %(day)s") % {"day": f"{since:%d/%m/%Y}"} if since else ""
