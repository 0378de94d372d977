"""Find what printed lines say against each other: each rule is a relation that always holds, computed over the numbers.

A rule speaks of codes and of words, never of one article. What two lines cannot both say is broken; what they can, but
only with a reading or an event between them, is worth a note.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from chibo.figures.indicators.printed.lines import Bound, Fit, PrintedLine, fit_of
from chibo.figures.indicators.printed.verdicts import Note
from chibo.kernel.numbers import format_number
from chibo.kernel.texts import fold
from chibo.kernel.wording import gettext_noop

type Rule = Callable[[Sequence[PrintedLine]], Iterator["Contradiction"]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What some lines say against each other, by their numbers; `is_broken` where they cannot all be so."""

    lines: tuple[int, ...]
    note: Note
    is_broken: bool = True


def contradictions_among(lines: Sequence[PrintedLine]) -> tuple[Contradiction, ...]:
    """Find every relation that printed lines break, or keep only with a reading."""
    return tuple(found for rule in RULES for found in rule(lines))


# The lesser can never be more than the greater, of the same unit on the same day (a word narrows the lesser).
NEVER_MORE = (
    ("sec.count", "", "org.cells_total", gettext_noop("a cell has one secretary at most")),
    ("org.subcells", "", "org.cells_total", gettext_noop("subordinate cells are cells")),
    ("org.sectional", "", "org.cells_total", gettext_noop("a sectional committee has a cell at least")),
    ("org.tccsd.subtype", "", "org.tccsd", gettext_noop("each subtype is part of the grassroots organisations")),
    ("train.attendees", "đảng viên mới", "adm.count", gettext_noop("new members are those admitted in the span")),
)
# The parts that are printed can never make more than the whole, and all of them make it.
WHOLES = (("org.cells_by_setting", "org.cells_total"), ("org.tccsd.subtype", "org.tccsd"))
# When the national congresses were held; a term lasts until the next.
CONGRESSES = {6: 1986, 7: 1991, 8: 1996, 9: 2001, 10: 2006, 11: 2011, 12: 2016, 13: 2021, 14: 2026}

MORE_THAN = gettext_noop("%(less)s (line %(first)s) is more than %(more)s (line %(second)s) by %(by)s: %(why)s")
PARTS_MAKE = gettext_noop("the parts printed make %(sum)s, the whole is %(whole)s (line %(second)s)")
TURNS_FILL = gettext_noop(
    "%(parts)s = %(sum)s turns are %(years)s years × %(stock)s: no turn is left for anything else"
)
TURNS_EXCEED = gettext_noop(
    "%(sum)s turns in %(years)s years are %(each)s a year, more than %(stock)s (line %(second)s)"
)
NO_WHOLE = gettext_noop(
    "no whole number is %(share)s per cent of %(totals)s (cut off: of %(cut)s): the base is not printed"
)
TWO_BASES = gettext_noop("“%(unit)s” is %(one)s and %(other)s (lines %(first)s, %(second)s)")
CHANGED = gettext_noop(
    "%(one)s on %(first_day)s and %(other)s on %(second_day)s: %(by)s must have come or gone between"
)
BEFORE_EVENT = gettext_noop("stamped %(time)s, for what took place in the afternoon of the same day (line %(second)s)")
NOT_OF_TERM = gettext_noop("congress %(ordinal)s opened the term %(began)s–%(ended)s, which is not %(from)s–%(until)s")
IN_BOTH = gettext_noop("%(part)s are counted among the %(one)s (line %(first)s) and the %(other)s (line %(second)s)")
TOO_FAST = gettext_noop(
    "%(each)s a year for %(years)s years make %(sum)s, %(share)s per cent of %(total)s: growth or admissions?"
)


def _spoken(value: Fraction) -> str:
    return format_number(value, decimals=0 if value.denominator == 1 else 1)


def _of(line: PrintedLine) -> Fraction:
    return line.value or Fraction(0)


def _alike(one: PrintedLine, other: PrintedLine) -> bool:
    return (one.article, one.scope) == (other.article, other.scope)


def _counts(lines: Sequence[PrintedLine], code: str = "") -> Iterator[PrintedLine]:
    """Give the lines with a number that is neither a bound nor a share."""
    for line in lines:
        if (
            line.value is not None
            and line.bound is Bound.EXACT
            and not line.is_share
            and line.code == (code or line.code)
        ):
            yield line


def _never_more(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    for lesser, words, greater, why in NEVER_MORE:
        for one in _counts(lines, lesser):
            for other in _counts(lines, greater):
                is_of_it = fold(words) in fold(one.unit) and _alike(one, other) and one.as_of == other.as_of
                if is_of_it and one.value is not None and other.value is not None and one.value > other.value:
                    content = {
                        "less": _spoken(one.value), "more": _spoken(other.value),
                        "by": _spoken(one.value - other.value), "first": one.number, "second": other.number, "why": why,
                    }  # fmt: skip
                    yield Contradiction((one.number, other.number), Note(MORE_THAN, content))


def _parts(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    for part, whole in WHOLES:
        for total in _counts(lines, whole):
            some = [one for one in _counts(lines, part) if _alike(one, total) and one.as_of == total.as_of]
            made = sum((one.value for one in some if one.value is not None), Fraction(0))
            if len(some) > 1 and total.value is not None and made > total.value:
                content = {"sum": _spoken(made), "whole": _spoken(total.value), "second": total.number}
                yield Contradiction((*(one.number for one in some), total.number), Note(PARTS_MAKE, content))


STOCKS = (("org.tccsd", "tổ chức cơ sở đảng"), ("org.subcells", "chi bộ trực thuộc"), ("org.cells_total", "chi bộ"))


def _turns(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Hold turns of so many years against what there is to be counted each year."""
    groups: dict[tuple[str, str, str, str], list[PrintedLine]] = defaultdict(list)
    for line in _counts(lines, "rate.turns"):
        stock = next((code for code, words in STOCKS if f"luot {fold(words)}" in fold(line.unit)), "")
        groups[line.article, line.scope, line.as_of, stock].append(line)
    for (_, _, as_of, stock), some in groups.items():
        for total in _counts(lines, stock or "-"):
            found = _turns_of(some, total, as_of) if _alike(some[0], total) else None
            if found:
                yield found


def _turns_of(some: list[PrintedLine], total: PrintedLine, as_of: str) -> Contradiction | None:
    years = _years_in(as_of)
    values = [one.value for one in some if one.value is not None]
    made, stock = sum(values, Fraction(0)), total.value
    if not years or not stock or made < years * stock:
        return None
    numbers = (*(one.number for one in some), total.number)
    content: dict[str, object] = {"sum": _spoken(made), "years": years, "stock": _spoken(stock), "second": total.number}
    if made == years * stock:
        return Contradiction(numbers, Note(TURNS_FILL, {**content, "parts": " + ".join(map(_spoken, values))}))
    return Contradiction(numbers, Note(TURNS_EXCEED, {**content, "each": _spoken(made / years)}))


def _years_in(as_of: str) -> int | None:
    if found := re.search(r"(\d+) years", as_of):
        return int(found[1])
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", as_of)]
    return max(years) - min(years) if len(years) > 1 else None


def _shares(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Look for the base of a share among the parts its own words name: some of them, or several together."""
    for line in lines:
        if not line.is_share or line.value is None or line.bound is not Bound.EXACT or not 0 < line.value < 100:
            continue
        totals = [one for one in _counts(lines) if _alike(one, line) and one.as_of == line.as_of and _names(line, one)]
        sums = [some for size in (1, 2, 3) for some in combinations(totals[:6], size)]
        bases = [sum((_of(one) for one in some), Fraction(0)) for some in sums]
        fits = [_fits_of(line, base) for base in bases]
        if sums and not any(Fit.ROUNDED in some or Fit.EXACT in some for some in fits):
            cut = [_spoken(base) for base, some in zip(bases, fits, strict=True) if some]
            content = {
                "share": line.figure.rstrip("%"), "totals": ", ".join(map(_spoken, bases)),
                "cut": ", ".join(cut) or "–",
            }  # fmt: skip
            numbers = (line.number, *(one.number for one in totals))
            yield Contradiction(numbers, Note(NO_WHOLE, content), is_broken=not cut)


def _names(line: PrintedLine, part: PrintedLine) -> bool:
    """Tell whether the words of a share name a part: a cell's setting by its first two words."""
    if part.code != "org.cells_by_setting":
        return False
    words = fold(part.unit).removeprefix("chi bo ").split()[:2]
    return re.search(rf"\b{re.escape(' '.join(words))}\b", fold(line.unit)) is not None


def _fits_of(line: PrintedLine, total: Fraction) -> set[Fit]:
    """Tell in which ways whole numbers are the printed share of the total."""
    nearest = int((line.value or 0) * total / 100)
    fits = {fit_of(line, Fraction(one) * 100 / total) for one in (nearest, nearest + 1)} if total else set()
    return {fit for fit in fits if fit}


def _bases(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Name denominators of one article and day that are called alike and are not."""
    lower = [one for one in _counts(lines) if one.is_denominator]
    for one, other in combinations(lower, 2):
        names = sorted((_called(one), _called(other)), key=len)
        if _alike(one, other) and one.as_of == other.as_of and one.value != other.value and names[1].endswith(names[0]):
            content = {
                "unit": names[0], "one": _spoken(_of(one)), "other": _spoken(_of(other)),
                "first": one.number, "second": other.number,
            }  # fmt: skip
            yield Contradiction((one.number, other.number), Note(TWO_BASES, content), is_broken=False)


def _called(line: PrintedLine) -> str:
    return " ".join(re.sub(r"\([^)]*\)", " ", line.unit).lower().split())


def _changes(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Name stocks of one unit on two days that differ: both may be so."""
    days = [one for one in _counts(lines) if re.fullmatch(r"\d{4}-\d\d-\d\d", one.as_of) and not one.is_denominator]
    for one, other in combinations(days, 2):
        same = (one.code, one.scope, _called(one)) == (other.code, other.scope, _called(other))
        if same and one.as_of != other.as_of and one.value != other.value and one.kind == other.kind == "stock":
            first, second = sorted((one, other), key=lambda line: line.as_of)
            difference = _of(second) - _of(first)
            content = {
                "one": _spoken(_of(first)), "first_day": _day(first), "by": f"{int(difference):+}",
                "other": _spoken(_of(second)), "second_day": _day(second),
            }  # fmt: skip
            yield Contradiction((one.number, other.number), Note(CHANGED, content), is_broken=False)


def _day(line: PrintedLine) -> str:
    return "/".join(reversed(line.as_of.split("-")))


def _stamps(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Name articles stamped in the morning that tell of an afternoon of the same day."""
    for line in lines:
        stamp = re.search(r"\b([01]\d):([0-5]\d)\b", line.figure)
        for other in lines if stamp and int(stamp[1]) < 12 else ():
            is_later = fold(other.figure).startswith(("chieu", "toi")) and other.as_of == line.as_of
            if stamp and is_later and other.article == line.article:
                content = {"time": stamp[0], "second": other.number}
                yield Contradiction((line.number, other.number), Note(BEFORE_EVENT, content))


ROMAN = {"I": 1, "V": 5, "X": 10}


def _terms(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Hold the congress of the whole Party that a resolution is cited of against the years it is cited for."""
    for line in lines:
        cited = re.search(r"(?:TW|Trung ương)\s+\d+\s+khóa\s+([IVX]+)\b", line.figure)
        years = [int(year) for year in re.findall(r"\b20\d\d\b", line.figure)]
        ordinal = _ordinal(cited[1]) if cited else 0
        if ordinal not in CONGRESSES or ordinal + 1 not in CONGRESSES or len(years) < 2:
            continue
        began, ended = CONGRESSES[ordinal], CONGRESSES[ordinal + 1]
        if years[1] <= began or years[0] >= ended:
            content = {"ordinal": ordinal, "began": began, "ended": ended, "from": years[0], "until": years[1]}
            yield Contradiction((line.number,), Note(NOT_OF_TERM, content))


def _ordinal(roman: str) -> int:
    values = [ROMAN[sign] for sign in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _in_both(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Name parts of the affiliated committees that are grassroots committees as well: the totals overlap."""
    for part in _counts(lines, "org.affiliated"):
        if "co so" not in fold(part.unit):
            continue
        wholes = [one for one in _counts(lines) if _alike(one, part) and one.as_of == part.as_of]
        of_all = (one for one in wholes if one.code == "org.affiliated")
        above = next((one for one in of_all if (one.value or 0) > (part.value or 0)), None)
        level = next((one for one in wholes if one.code == "org.tccsd.subtype" and "dang bo" in fold(one.unit)), None)
        if above and level:
            content = {
                "part": _spoken(_of(part)), "one": _spoken(_of(above)),
                "other": _spoken(_of(level)), "first": above.number, "second": level.number,
            }  # fmt: skip
            numbers = (part.number, above.number, level.number)
            yield Contradiction(numbers, Note(IN_BOTH, content), is_broken=False)


def _speeds(lines: Sequence[PrintedLine]) -> Iterator[Contradiction]:
    """Hold a yearly growth over its years against the members of the same article."""
    for line in _counts(lines, "mem.netgrowth"):
        years = _years_in(line.as_of)
        for total in _counts(lines, "mem.total"):
            made = _of(line) * (years or 0)
            if _alike(line, total) and total.value and made * 4 > total.value:
                content = {
                    "each": _spoken(_of(line)), "years": years, "sum": _spoken(made),
                    "total": _spoken(total.value), "share": _spoken(made * 100 / total.value),
                }  # fmt: skip
                yield Contradiction((line.number, total.number), Note(TOO_FAST, content), is_broken=False)


RULES: tuple[Rule, ...] = (
    _never_more, _parts, _turns, _shares, _bases, _changes, _stamps, _terms, _in_both, _speeds,
)  # fmt: skip
