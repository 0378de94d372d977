"""Tell what became of each printed line: in words, with the address of the figure that the register gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from chibo.desk.web.figures.words import language
from chibo.desk.web.reader import Reader
from chibo.figures.api import FIT_WORDS, VERDICT_WORDS, Checked, Verdict
from chibo.kernel.named_rows import NamedRow
from chibo.kernel.numbers import format_number
from chibo.register.units.api import units_named_on
from chibo.trust.access.api import Permission

# Beside its words: the colour of the tag, and a sign before them.
TONES = {
    Verdict.CONFIRMED: ("good", "check"),
    Verdict.DIFFERS: ("wrong", "x"),
    Verdict.CONTRADICTED: ("past", "alert-triangle"),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line as page and files show it; `address` opens the figure of the register, empty where there is none."""

    number: int
    article: str
    figure: str
    what: str
    meaning: str
    unit: str
    when: str
    verdict: str
    fit: str
    tone: str
    icon: str
    found: str
    by: str
    value: Fraction | None
    difference: Fraction | None
    address: str
    says: tuple[str, ...]
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many lines have a verdict."""

    label: str
    value: int


def lines_shown(checked: Sequence[Checked], reader: Reader, known: str) -> list[LineShown]:
    """Tell each line, in their order; `known` is the instant of the page as its address writes it, if it has one."""
    answers = [one.answer for one in checked if one.answer is not None]
    asked = list(dict.fromkeys((answer.unit, answer.when.on) for answer in answers))
    found = units_named_on(asked, scope=reader.scope(Permission.READ_FIGURES)) if asked else {}
    named = {asked[place]: row for place, row in found.items()}
    return [_shown(one, named, known) for one in checked]


def counts_of(checked: Sequence[Checked]) -> list[Count]:
    """Count the lines of each verdict; those that there are none of too."""
    return [
        Count(capfirst(_(VERDICT_WORDS[verdict])), sum(one.verdict is verdict for one in checked))
        for verdict in Verdict
    ]


def _shown(one: Checked, named: dict[tuple[int, date], NamedRow], known: str) -> LineShown:
    line, answer = one.line, one.answer
    unit = named.get((answer.unit, answer.when.on)) if answer else None
    differs = one.verdict in (Verdict.DIFFERS, Verdict.CONTRADICTED) and one.difference
    tone, icon = TONES.get(one.verdict, ("", ""))
    return LineShown(
        line.number,
        line.article,
        line.figure,
        line.unit,
        line.meaning,
        unit.name if unit else line.scope,
        str(answer.when) if answer else line.as_of,
        _(VERDICT_WORDS[one.verdict]),
        _(FIT_WORDS[one.fit]) if one.fit else "",
        tone,
        icon,
        _written(answer.value, one) if answer else "",
        f"{'+' if differs > 0 else '−'}{_written(abs(differs), one)}" if differs else "",
        answer.value if answer else None,
        differs or None,
        _address(one, unit, known) if unit else "",
        tuple(note.said(_) for note in (*one.notes, *one.in_print)),
        one.against,
    )


def _written(value: Fraction, one: Checked) -> str:
    """Write an amount as the line has it: a per cent with its sign."""
    told = format_number(value, language(), decimals=0 if value.denominator == 1 else 2)
    return f"{told}\u00a0%" if one.line.is_share else told


def _address(one: Checked, unit: NamedRow, known: str) -> str:
    """Give the address that opens the figure: of the unit, on the day or over the span, narrowed as the line is."""
    answer = one.answer
    if answer is None or answer.indicator is None or unit.subject is None:
        return ""
    asked: list[tuple[str, object]] = [("unit", unit.subject), ("on", answer.when.on)]
    asked += [("from", answer.when.since)] if answer.when.since else []
    asked += [("where", f"{key}={value}") for key, value in answer.filters]
    asked += [("known_at", known)] if known else []
    asked += [("rows", "denominator")] if one.line.is_denominator and answer.denominator is not None else []
    return f"{reverse('desk:figure', args=[answer.indicator.code])}?{urlencode(asked)}"
