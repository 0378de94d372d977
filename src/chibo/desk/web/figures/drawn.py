"""Draw the chart that says most about an answer."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import Answer, Cell, Line, Number
from chibo.desk.web.figures.asking import Asked
from chibo.desk.web.figures.words import CHILD, language, written
from chibo.figures.api import Figure, Measure
from chibo.kernel.numbers import format_number, format_percentage
from chibo.ui.charts.api import Amount, Band, Mark, Moment, Tile, bars, composition, pyramid, series, spark, tree_map

REORGANISED_ON = date(2025, 7, 1)
_AGE, _SEX = "age_band", "sex"
_MOST_PARTS = 12


def charts_of(asked: Asked, answer: Answer) -> list[SafeString]:
    """Draw the answer: over time a line or columns, by age and sex a pyramid, by child bars and a map, else parts."""
    title = title_of(asked, answer.told)
    said = _("The table has the same numbers.")
    if answer.points:
        return [_drawn(_over_time(asked, answer, title, said))]
    if not answer.lines:
        return []
    if set(answer.told.by) == {_AGE, _SEX} and answer.other is None:
        return [_drawn(_by_age_and_sex(answer, title, said))]
    if asked.by == (CHILD,):
        drawn = [_drawn(_bars(answer, title, said, by_size=True))]
        return drawn if asked.is_compared or len(answer.lines) < 3 else [*drawn, _drawn(_map(answer, title, said))]
    is_whole = len(answer.lines) <= _MOST_PARTS and answer.told.indicator.measure is Measure.COUNT
    if is_whole and len(answer.told.by) == 1 and answer.other is None and answer.told.by[0] != _AGE:
        return [_drawn(_parts(answer, title, said))]
    return [_drawn(_bars(answer, title, said, by_size=False))]


def title_of(asked: Asked, told: Figure) -> str:
    """Name what is drawn: the indicator, the unit and the day or span."""
    first = asked.first_on
    span = f"{first:%d/%m/%Y} – {asked.on:%d/%m/%Y}" if first else f"{asked.on:%d/%m/%Y}"
    return f"{told.indicator.named(language())} · {asked.unit.name} · {span}"


def small_series(values: Sequence[Number], title: str) -> SafeString:
    """Draw a series as small as a word."""
    return _drawn(spark([float(value) for value in values if value is not None], title=title))


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308  every text in it is escaped where it is drawn


def _number(value: Number) -> float:
    return float(value) if value is not None else 0.0


def _axis(value: float) -> str:
    """Write a number of an axis: whole where it is."""
    exact = Fraction(value).limit_denominator(1000)
    return format_number(exact, language(), decimals=0 if exact.denominator == 1 else 1)


def _over_time(asked: Asked, answer: Answer, title: str, said: str) -> str:
    moments = [
        Moment(
            point.on, line.words[0], _maybe(line.cells[0].value), line.cells[0].written,
            *((_maybe(line.cells[1].value), line.cells[1].written) if len(line.cells) > 1 else ()),
        )
        for point, line in zip(answer.points, answer.lines, strict=True)
    ]  # fmt: skip
    names = (answer.columns[0], answer.columns[1]) if len(answer.columns) > 1 else ("", "")
    marks = [Mark(REORGANISED_ON, _("Reorganised on %(day)s") % {"day": f"{REORGANISED_ON:%d/%m/%Y}"})]
    columns = asked.needs_span and asked.tree is None
    return series(moments, title=title, said=said, write=_axis, marks=marks, columns=columns, names=names)


def _maybe(value: Number) -> float | None:
    return None if value is None else float(value)


def _bars(answer: Answer, title: str, said: str, *, by_size: bool) -> str:
    lines: list[Line] = list(answer.lines)
    if by_size:
        lines.sort(key=lambda line: -_number(line.cells[0].value))
    amounts = [
        Amount(
            ", ".join(line.words), _number(line.cells[0].value), line.cells[0].written,
            *((_number(line.cells[1].value), line.cells[1].written) if answer.other else ()),
        )
        for line in lines
    ]  # fmt: skip
    names = (answer.columns[0], answer.columns[1]) if answer.other else ("", "")
    return bars(amounts, title=title, said=said, names=names)


def _parts(answer: Answer, title: str, said: str) -> str:
    amounts = [
        Amount(", ".join(line.words), _number(line.cells[0].value), line.cells[0].written) for line in answer.lines
    ]
    return composition(amounts, title=title, said=said, rest=_("Others"), write=_with_share)


def _with_share(value: float, whole: float) -> str:
    amount = written(Fraction(value).limit_denominator(10**6))
    return f"{amount} · {format_percentage(Fraction(value / whole).limit_denominator(10**9), language())}"


def _by_age_and_sex(answer: Answer, title: str, said: str) -> str:
    age, sex = answer.told.by.index(_AGE), answer.told.by.index(_SEX)
    values = {(line.key[age], line.key[sex]): line.cells[0] for line in answer.lines}
    labels = {line.key[age]: line.words[age] for line in answer.lines}
    sexes = {line.key[sex]: line.words[sex] for line in answer.lines}
    bands = [
        Band(labels[key], *_side(values.get((key, "M"))), *_side(values.get((key, "F"))))
        for key in sorted(labels, key=lambda key: (key is None, key or ""))
    ]
    return pyramid(bands, sides=(sexes.get("M", ""), sexes.get("F", "")), title=title, said=said)


def _side(cell: Cell | None) -> tuple[float, str]:
    return (_number(cell.value), cell.written) if cell else (0.0, "0")


def _map(answer: Answer, title: str, said: str) -> str:
    tiles = [Tile(line.words[0], line.size, line.shade, line.cells[0].written) for line in answer.lines]
    ordered = sorted(line.shade for line in answer.lines)
    measure = answer.told.indicator.measure
    is_share = answer.told.denominator is not None and not measure.is_of_a_number
    bounds = [
        format_percentage(Fraction(one).limit_denominator(10**9), language()) if is_share else _axis(one)
        for one in (ordered[0], ordered[-1])
    ]
    return tree_map(tiles, title=title, said=said, bounds=bounds)
