"""Lay out the overview: the figures a person pinned, or the headline ones, each with its small series."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import answer_of
from chibo.desk.web.figures.asking import Asked
from chibo.desk.web.figures.drawn import charts_of, small_series
from chibo.desk.web.figures.explorer import explain_part
from chibo.desk.web.figures.pinned import Pinned, caption_of, pinned_questions
from chibo.desk.web.figures.words import of_whole, value_written, written
from chibo.desk.web.reader import Reader
from chibo.figures.api import Figure, Wanted, figures_of
from chibo.kernel.errors import ChiboError
from chibo.register.units.api import UnitSeen, unit_seen
from chibo.trust.access.api import Permission

YEARS = 8


@dataclass(frozen=True, slots=True)
class FigureTile:
    """One figure of the overview: its name, value and note, its way over the years, and the page that explains it.

    Its caption says what of it is not as the heading of the page says; where it cannot be told, the note says why.
    """

    label: str
    value: str
    note: str
    address: str
    series: SafeString | None
    caption: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Laid:
    """One figure to lay out: its name, its question, what its note tells besides, and how it was pinned."""

    label: str
    asked: Asked | None
    beside: Wanted | None = None
    pinned: Pinned | None = None

    def wanted(self) -> list[Wanted]:
        """Give what is to be answered for it: the years, the last of them the figure itself, and what stands beside."""
        return [*(_over_years(self.asked) if self.asked else ()), *([self.beside] if self.beside else [])]


def tiles_of(reader: Reader, unit: UnitSeen) -> list[FigureTile]:
    """Answer all figures of the overview from one census: those pinned, or else the headline ones of the unit."""
    pinned = [_Laid(one.name, one.asked, pinned=one) for one in pinned_questions(reader)]
    laid = pinned or _headlines(unit, reader)
    answers: dict[int, list[Figure] | str] = {}
    for instant in dict.fromkeys(one.asked.known_at for one in laid if one.asked):
        known = [one for one in laid if one.asked and one.asked.known_at == instant]
        answers |= {id(one): told for one, told in zip(known, _answered(known, instant), strict=True)}
    return [_tile(one, answers.get(id(one), one.pinned.fault if one.pinned else ""), unit) for one in laid]


def _answered(laid: Sequence[_Laid], known_at: datetime | None) -> list[list[Figure] | str]:
    """Answer all together; where one of them cannot be answered, each for itself, and that one with why."""
    try:
        told = list(figures_of([wanted for one in laid for wanted in one.wanted()], known_at=known_at))
    except ChiboError as fault:
        if len(laid) == 1:
            return [fault.said(_)]
        return [answer for one in laid for answer in _answered([one], known_at)]
    return [[told.pop(0) for _wanted in one.wanted()] for one in laid]


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


def _headlines(unit: UnitSeen, reader: Reader) -> list[_Laid]:
    def asked(code: str, *where: tuple[str, str]) -> Asked:
        return Asked(code, unit, reader.on, where=where, known_at=reader.known_at)

    probationary = Wanted("mem.total", unit.id, reader.on, where=(("stage", "probationary"),), bare=True)
    women = Wanted("sec.attr", unit.id, reader.on, where=(("sex", "F"),), bare=True)
    return [
        _Laid(_("Members"), asked("mem.total"), probationary),
        _Laid(_("Grassroots organisations"), asked("org.tccsd")),
        _Laid(_("Cells"), asked("org.cells_total")),
        _Laid(_("Admitted this year"), asked("adm.count")),
        _Laid(_("Cell secretaries"), asked("sec.count"), women),
        _Laid(_("Villages with a cell of their own"), asked("vil.coverage")),
    ]


def _years(on: date) -> list[date]:
    """Give the last days of the years before, and the day itself."""
    first = max(on.year - YEARS + 1, 1)
    return [*(date(year, 12, 31) for year in range(first, on.year)), on]


def _over_years(asked: Asked) -> list[Wanted]:
    """Ask for each year: a stock on its last day; of a span as much of each year as has passed of this one.

    A span with a first day of its own and a day without a decision are of no other year: they are asked for alone.
    """
    own = replace(asked.wanted(), bare=True)
    if asked.since is not None or asked.decision_id:
        return [own]
    if own.since is None:
        return [replace(own, on=day) for day in _years(asked.on)]
    ends = [_in_year(asked.on, day.year) for day in _years(asked.on)]
    return [replace(own, on=end, since=date(end.year, 1, 1)) for end in ends]


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day) if year != day.year else day


def _tile(one: _Laid, answer: list[Figure] | str, unit: UnitSeen) -> FigureTile:
    asked, pinned = one.asked, one.pinned
    if asked is None or isinstance(answer, str):
        fault = answer if isinstance(answer, str) else ""
        return FigureTile(one.label, "–", fault, pinned.address if pinned else reverse("desk:figures"), None)
    beside = answer[-1] if one.beside else None
    years = answer[:-1] if one.beside else answer
    told = years[-1]
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
        caption_of(pinned, asked, told, unit) if pinned else (),
    )


def _note(asked: Asked, told: Figure, beside: Figure | None) -> str:
    if beside is not None and beside.indicator.code == "mem.total":
        return _("%(count)s probationary") % {"count": written(beside.value)}
    if beside is not None:
        return _("%(count)s women") % {"count": written(beside.numerator)}
    if told.denominator is not None:
        return of_whole(told)
    since = asked.first_on if asked.since is None else None
    return _("since %(day)s") % {"day": f"{since:%d/%m/%Y}"} if since else ""
