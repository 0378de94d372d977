"""Hold a printed line against the register: whether it is so on its days, by how much not, and when it would be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from chibo.figures.census.api import Census
from chibo.figures.indicators.definitions import Filter, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.printed.days import When, days_of, spans_of
from chibo.figures.indicators.printed.lines import Fit, PrintedLine, fit_of
from chibo.figures.indicators.printed.meaning import Meaning, meanings_of
from chibo.figures.indicators.printed.verdicts import Answer, Checked, Note, Verdict
from chibo.figures.indicators.queries.asking import Figure, answered, asking_of, check_span, matched_filters, needs_span
from chibo.figures.indicators.queries.counting import counting_of
from chibo.kernel.code_lists import codes_of
from chibo.kernel.errors import ChiboError, NotFound, RuleBroken
from chibo.kernel.texts import fold
from chibo.kernel.wording import Wording, gettext_noop
from chibo.register.units.api import UnitNotUnmistakable, find_unit, next_congress_ordinal
from chibo.trust.access.api import Scope

TERM = "period.term"
NEAR_MONTHS = 60
MOST_OTHERS = 6

NO_NUMBER = gettext_noop("no number is printed")
NO_INDICATOR = gettext_noop("the rooms do not hold it yet: there is no indicator %(code)s")
NO_UNIT = gettext_noop("the register has no unit of that name: %(scope)s")
NO_DAY = gettext_noop("it says of no day that can be read: %(as_of)s")
NOT_ASKED = gettext_noop("it cannot be asked: %(trouble)s")
NO_BASE = gettext_noop("nothing to divide by is recorded; `chibo figures outside` says it")
HOLDS_ON = gettext_noop("it holds on %(days)s")
WOULD_HOLD_ON = gettext_noop("it would hold on %(days)s")
WOULD_HOLD_WITHOUT = gettext_noop("it would hold without the condition %(filter)s")
WOULD_HOLD_WITH = gettext_noop("it would hold with %(value)s counted too (%(key)s)")
WOULD_HOLD_AS = gettext_noop("it would hold as %(code)s")
NO_OTHER = gettext_noop(
    "it holds on no month's end of five years before and after, nor over another base that was tried"
)
NOT_SOUGHT = gettext_noop(
    "on which days and over which bases it would hold was not sought here: check fewer lines, or use `chibo figures "
    "check FILE`"
)
AS_REST = gettext_noop("counted as what the other lines of %(code)s leave over")
AS_READ = gettext_noop("read as %(code)s with %(filters)s")


class TooMuchToAsk(RuleBroken):
    """The lines ask more than may be asked at once."""

    def __init__(self, line: int, most: int) -> None:
        wording = gettext_noop(
            "Up to line %(line)s these lines ask more than %(most)s questions, as many as are asked at once: of a year "
            "each of its months is asked about. Name days instead of years, check fewer lines, or use "
            "`chibo figures check FILE`."
        )
        super().__init__("printed_figures_ask_too_much", wording, {"line": line, "most": most})


@dataclass(slots=True)
class Effort:
    """How many questions were put to the register, and how many may be; None: as many as it takes."""

    most: int | None = None
    spent: int = 0

    @property
    def is_spent(self) -> bool:
        """Tell whether no more may be asked."""
        return self.most is not None and self.spent >= self.most

    def see_room_for(self, questions: int, line: PrintedLine) -> None:
        """See that so many more may be asked; raises `TooMuchToAsk`."""
        if self.most is not None and self.spent + questions > self.most:
            raise TooMuchToAsk(line.number, self.most)


@dataclass(frozen=True, slots=True)
class Holding:
    """What stays the same while lines are held against the register."""

    census: Census | None
    scope: Scope
    known: dict[str, Indicator]
    lines: Sequence[PrintedLine]
    effort: Effort = field(default_factory=Effort)
    known_at: datetime | None = None
    found: dict[tuple[str, date], int | None] = field(default_factory=dict)

    def checked(self, line: PrintedLine) -> Checked:
        """Hold one line against the register. Raises `TooMuchToAsk`."""
        try:
            return self._checked(line)
        except TooMuchToAsk:
            raise
        except ChiboError as trouble:
            content = {**trouble.data, "trouble": Wording(trouble.text)}
            return Checked(line, Verdict.NOT_HELD, notes=[Note(NOT_ASKED, content)])

    def _checked(self, line: PrintedLine) -> Checked:
        meanings = meanings_of(line, self.known)
        if not meanings and line.code == TERM and line.value is not None:
            return self._ordinal(line)
        if not meanings:
            verdict = Verdict.NO_FIGURE if line.value is None and line.figure.startswith("(") else Verdict.NOT_HELD
            return Checked(line, verdict, notes=[Note(NO_INDICATOR, {"code": line.code or "–"})])
        whens = self._whens(line, meanings[0].indicator)
        self.effort.see_room_for(len(whens) * len(meanings), line)
        unit = self._unit(line, whens)
        if unit is None or not whens:
            text, content = (NO_DAY, {"as_of": line.as_of}) if not whens else (NO_UNIT, {"scope": line.scope})
            return Checked(line, Verdict.NOT_HELD, notes=[Note(text, content)])
        return self._held(line, meanings, unit, whens)

    def say_when_else(self, one: Checked) -> None:
        """Say of a line that differs on which days and over which bases it would hold, while there is effort left."""
        told = one.answer
        if one.verdict is not Verdict.DIFFERS or told is None or told.indicator is None:
            return
        if self.effort.is_spent:
            one.notes.append(Note(NOT_SOUGHT))
            return
        meaning = meanings_of(one.line, self.known)[0]
        one.notes += self._others(one.line, meaning, told.unit, told)

    def _ordinal(self, line: PrintedLine) -> Checked:
        """Hold the number of a congress against the terms of the unit."""
        whens = days_of(line.as_of)
        unit = self._unit(line, whens) if re.search(r"\b[IVX]+\b", line.figure) else None
        if unit is None:
            return Checked(line, Verdict.NOT_HELD, notes=[Note(NO_INDICATOR, {"code": line.code})])
        self.effort.see_room_for(len(whens), line)
        self.effort.spent += len(whens)
        nexts = {when: next_congress_ordinal(unit, on=when.on) for when in whens}
        held = {when: Fraction(after - 1) for when, after in nexts.items() if after}
        fitting = [when for when, ordinal in held.items() if ordinal == line.value]
        when = (fitting or whens)[0]
        answer = Answer(None, (), unit, when, held[when], held[when], None) if when in held else None
        notes = [Note(HOLDS_ON, {"days": _spoken([one.on for one in fitting])})] if fitting else []
        return Checked(
            line, Verdict.CONFIRMED if fitting else Verdict.DIFFERS, answer, Fit.EXACT if fitting else None, notes
        )

    def _held(self, line: PrintedLine, meanings: tuple[Meaning, ...], unit: int, whens: tuple[When, ...]) -> Checked:
        answers = [
            [found for when in whens if (found := self._answer(line, meaning, unit, when))] for meaning in meanings
        ]
        told = next((some for some in answers if some), [])
        if not told:
            return Checked(line, Verdict.NOT_HELD, notes=[Note(NO_BASE)])
        if line.value is None:
            return Checked(line, Verdict.NO_FIGURE, told[-1], notes=[Note(NO_NUMBER)])
        for meaning, some in zip(meanings, answers, strict=True):
            fitting = [one for one in some if fit_of(line, one.value)]
            if fitting:
                notes = [*_read_as(line, meaning, fitting[0]), *_held_on(fitting, some)]
                return Checked(line, Verdict.CONFIRMED, fitting[0], fit_of(line, fitting[0].value), notes)
        return Checked(line, Verdict.DIFFERS, told[0])

    def _whens(self, line: PrintedLine, indicator: Indicator) -> tuple[When, ...]:
        is_share_of_target = bool(indicator.denominator.target)
        if needs_span(indicator) or is_share_of_target:
            return spans_of(line.as_of, until=self._days_of_article(line.article))
        return days_of(line.as_of)

    def _days_of_article(self, article: str) -> tuple[date, ...]:
        """On which days may the article have appeared? As its lines say; the shortest of what they leave open."""
        told = [days_of(one.as_of) for one in self.lines if one.article == article and ".." not in one.as_of]
        shortest = min((days for days in told if days), key=len, default=())
        return tuple(when.on for when in shortest)

    def _unit(self, line: PrintedLine, whens: tuple[When, ...]) -> int | None:
        """Find the unit by its code or name on the first or the last of the days; raises `UnitNotUnmistakable`."""
        for when in whens[:1] + whens[-1:]:
            if (line.scope, when.on) not in self.found:
                self.effort.spent += 1
                self.found[line.scope, when.on] = self._found(line.scope, when.on)
            if (unit := self.found[line.scope, when.on]) is not None:
                return unit
        return None

    def _found(self, text: str, on: date) -> int | None:
        try:
            return find_unit(text, on=on, scope=self.scope).id
        except UnitNotUnmistakable:
            raise
        except NotFound:
            return None

    def _answer(self, line: PrintedLine, meaning: Meaning, unit: int, when: When) -> Answer | None:
        if meaning.is_rest:
            return self._rest(line, meaning, unit, when)
        figure = self._figure(meaning.indicator, meaning.filters, unit, when)
        value = _value_of(line, figure)
        if value is None:
            return None
        of = None if figure.denominator is None else Fraction(figure.denominator)
        return Answer(meaning.indicator, meaning.filters, unit, when, value, Fraction(figure.numerator), of)

    def _rest(self, line: PrintedLine, meaning: Meaning, unit: int, when: When) -> Answer | None:
        """Count what the lines beside it, with the same code in the same article, leave over."""
        key = meaning.indicator.rows_by[0]
        named: list[str] = []
        for other in self.lines:
            if (other.article, other.code, other.scope) == (line.article, line.code, line.scope) and other is not line:
                told = dict(meanings_of(other, self.known)[0].filters)
                named += told[key].split("|") if key in told else []
        filters = ((key, "!" + "|".join(named)),) if named else ()
        return self._answer(line, replace(meaning, filters=filters, is_rest=False), unit, when)

    def _figure(self, indicator: Indicator, filters: tuple[Filter, ...], unit: int, when: When) -> Figure:
        self.effort.spent += 1
        asking = asking_of(indicator.code, unit=unit, by=(), where=(), known_at=self.known_at)
        asking = replace(asking, indicator=indicator, by=(), where=matched_filters(asking.population, filters))
        since = when.since if needs_span(indicator) or indicator.denominator.target else None
        check_span(asking, since, when.on)
        return answered(counting_of(asking, since=since, census=self.census), when.on)

    def _others(self, line: PrintedLine, meaning: Meaning, unit: int, told: Answer) -> Iterator[Note]:
        """Say where else the line would hold: on other days, over other bases, as another indicator."""
        found = [*self._other_days(line, meaning, unit, told), *self._other_bases(line, meaning, unit, told)]
        yield from found[:MOST_OTHERS] or [Note(NO_OTHER)]

    def _other_days(self, line: PrintedLine, meaning: Meaning, unit: int, told: Answer) -> Iterator[Note]:
        if told.when.since is not None:
            return
        days = []
        for month in range(-NEAR_MONTHS, NEAR_MONTHS + 1):
            on = _month_end(told.when.on, month)
            if self._fits(line, meaning.indicator, meaning.filters, unit, When(on)):
                days.append(on)
        if days:
            yield Note(WOULD_HOLD_ON, {"days": _spoken(days)})

    def _other_bases(self, line: PrintedLine, meaning: Meaning, unit: int, told: Answer) -> Iterator[Note]:
        one = meaning.indicator
        population = POPULATIONS[one.population]
        for place, (key, value) in enumerate(one.base):
            without = replace(one, base=one.base[:place] + one.base[place + 1 :])
            if self._fits(line, without, meaning.filters, unit, told.when):
                yield Note(WOULD_HOLD_WITHOUT, {"filter": f"{key}={value}"})
            listed = population.dimension(key).code_list
            for code in codes_of(listed) if listed and not value.startswith("!") else ():
                wider = replace(one, base=(*without.base, (key, f"{value}|{code}")))
                if code not in value.split("|") and self._fits(line, wider, meaning.filters, unit, told.when):
                    yield Note(WOULD_HOLD_WITH, {"key": key, "value": code})
        for other in self.known.values():
            is_alike = other.population == one.population and other.measure is Measure.COUNT and other is not one
            if is_alike and self._fits(line, other, (), unit, told.when):
                yield Note(WOULD_HOLD_AS, {"code": other.code})

    def _fits(
        self, line: PrintedLine, indicator: Indicator, filters: tuple[Filter, ...], unit: int, when: When
    ) -> bool:
        value = _value_of(line, self._figure(indicator, filters, unit, when))
        return value is not None and fit_of(line, value) is not None


def _value_of(line: PrintedLine, figure: Figure) -> Fraction | None:
    if line.is_denominator and figure.denominator is not None:
        return Fraction(figure.denominator)
    if line.is_share and figure.indicator.measure in (Measure.SHARE, Measure.PART):
        return Fraction(figure.numerator) * 100 / Fraction(figure.denominator) if figure.denominator else None
    if figure.indicator.measure is Measure.SHARE:
        return Fraction(figure.numerator)
    if figure.value is None:
        return None
    return Fraction(figure.value) / _years_of(line, figure)


def _years_of(line: PrintedLine, figure: Figure) -> int:
    """Tell by how many years a figure of a span is divided, where it is printed for each year."""
    if figure.since is None or "moi nam" not in fold(line.figure):
        return 1
    return max(1, round((figure.on - figure.since).days / 365.25))


def _read_as(line: PrintedLine, meaning: Meaning, told: Answer) -> Iterator[Note]:
    if meaning.is_rest:
        yield Note(AS_REST, {"code": line.code})
    elif meaning.filters or meaning.indicator.code != line.code:
        filters = ", ".join(f"{key}={value}" for key, value in told.filters) or "–"
        yield Note(AS_READ, {"code": meaning.indicator.code, "filters": filters})


def _held_on(fitting: list[Answer], of: list[Answer]) -> Iterator[Note]:
    """Say on which of several days it holds."""
    if len(of) > 1:
        if fitting[0].when.since is not None:
            yield Note(HOLDS_ON, {"days": "; ".join(str(one.when) for one in fitting[:MOST_OTHERS])})
        else:
            yield Note(HOLDS_ON, {"days": _spoken([one.when.on for one in fitting])})


def _spoken(days: list[date]) -> str:
    """Say days as runs of months' ends."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day <= _month_end(runs[-1][-1], 1):
            runs[-1].append(day)
        else:
            runs.append([day])
    told = [f"{run[0]:%d/%m/%Y}" + (f" – {run[-1]:%d/%m/%Y}" if len(run) > 1 else "") for run in runs]
    return "; ".join(told[:MOST_OTHERS]) + ("; …" if len(told) > MOST_OTHERS else "")


def _month_end(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months + 1
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
