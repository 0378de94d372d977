"""Admissions, and arrivals from other provinces: every day of them, by superior committee, as a province plans them."""

from datetime import date

from chibo.demo.days import year_of
from chibo.demo.dice import Dice, share_out
from chibo.demo.province import Province, Span

_FEASTS = {(2, 3), (3, 26), (5, 19), (9, 2), (11, 7), (12, 22)}


def admission_days(province: Province, dice: Dice) -> dict[str, list[int]]:
    """Return the days of admission for each superior committee, in order."""
    days: dict[str, list[int]] = {allotment.code: [] for allotment in province.allotments}
    apart = province.apart
    others = [allotment for allotment in province.allotments if allotment.code != apart]
    for intake in province.intakes:
        shares = share_out(intake.admitted - intake.apart, [allotment.members for allotment in others])
        for allotment, share in zip(others, shares, strict=True):
            days[allotment.code] += _draw(intake.span, share, dice)
        if not apart:
            continue
        if intake.repeats is not None:
            year = year_of(intake.span[0])
            days[apart] += [_same_day(on, year) for on in days[apart] if year_of(on) == intake.repeats]
        else:
            days[apart] += _draw(intake.span, intake.apart, dice)
    return days


def arrival_days(province: Province, dice: Dice) -> dict[str, list[int]]:
    """Return the days members arrived from other provinces, for each superior committee, in order."""
    days: dict[str, list[int]] = {allotment.code: [] for allotment in province.allotments}
    weights = [allotment.members for allotment in province.allotments]
    for intake in province.intakes:
        for allotment, share in zip(province.allotments, share_out(intake.arrived, weights), strict=True):
            days[allotment.code] += sorted(dice.randint(*intake.span) for _ in range(share))
    return days


def _draw(span: Span, count: int, dice: Dice) -> list[int]:
    """Draw days of a span: on the great anniversaries many are admitted, on the 29th of February none."""
    offered = [date.fromordinal(on) for on in range(span[0], span[1] + 1)]
    offered = [on for on in offered if (on.month, on.day) != (2, 29)]
    weights = [40 if (on.month, on.day) in _FEASTS else 1 for on in offered]
    return sorted(on.toordinal() for on in dice.choices(offered, weights, k=count))


def _same_day(on: int, year: int) -> int:
    return date.fromordinal(on).replace(year=year).toordinal()
