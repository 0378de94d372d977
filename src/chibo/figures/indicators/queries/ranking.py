"""Ask an indicator of each unit directly under another, put them in order, and keep those above a threshold."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from chibo.figures.indicators.definitions import Filter
from chibo.figures.indicators.queries.asking import Figure, Reading, answered, asking_of, opened
from chibo.register.units.api import UnitLine, children_of


@dataclass(frozen=True, slots=True)
class Ranked:
    """One child with its figure and its place, the greatest first; alike figures share a place, none has none."""

    unit: UnitLine
    figure: Figure
    place: int | None


def ranking_of(
    code: str,
    *,
    unit: int,
    on: date,
    since: date | None = None,
    where: tuple[Filter, ...] = (),
    known_at: datetime | None = None,
    without: str = "",
    above: Fraction | None = None,
    at_least: Fraction | None = None,
    reading: Reading = Reading.CENSUS,
) -> tuple[Ranked, ...]:
    """What is the indicator for each unit directly under the unit on the day, the greatest first?

    `above` keeps those strictly above it, `at_least` those that reach it; who has no value reaches nothing. Places are
    given among all of them. Raises what `figure` raises.
    """
    asking = asking_of(code, unit=unit, by=(), where=where, known_at=known_at)
    with opened(asking, on=on, since=since, tree=None, reading=reading, without=without) as counting:
        told = [
            (child, answered(counting.instead(replace(asking, unit=child.id)), on))
            for child in children_of(unit, on=on)
        ]
    values = sorted((_value(one) for _, one in told if one.value is not None), reverse=True)
    ranked = [Ranked(child, one, None if one.value is None else values.index(_value(one)) + 1) for child, one in told]
    ranked.sort(key=lambda one: (one.place is None, one.place or 0, one.unit.name))
    return tuple(one for one in ranked if _passes(one.figure, above, at_least))


def _value(told: Figure) -> Fraction:
    """Give the exact value: of a share, what its numerator is of its denominator."""
    if isinstance(told.value, float) and told.denominator:
        return Fraction(told.numerator) * 100 / Fraction(told.denominator)
    return Fraction(told.value or 0)


def _passes(told: Figure, above: Fraction | None, at_least: Fraction | None) -> bool:
    if above is None and at_least is None:
        return True
    value = None if told.value is None else _value(told)
    return value is not None and (above is None or value > above) and (at_least is None or value >= at_least)
