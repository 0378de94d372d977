"""The plan of admissions and of arrivals from other provinces: every day of it, by superior committee.

The sums stand in targets.csv. In Chợ Đồn 2019 repeats 2014 day by day, so that every span of five years that starts
in 2014 holds the same 869 admissions.
"""

from datetime import date

from chibo.demo.allotment import ALLOTMENTS
from chibo.demo.days import COUNT, SPRING, day
from chibo.demo.dice import Dice, share_out

_FEASTS = {(2, 3), (3, 26), (5, 19), (9, 2), (11, 7), (12, 22)}

type Span = tuple[int, int]
"""First and last day."""


def _year(year: int) -> Span:
    return day(year, 1, 2), day(year, 12, 30)


_LATER = (day(2024, 5, 18), day(2024, 12, 30))
_LAST = (day(2025, 1, 2), day(2025, 6, 20))
_WINDOW = (SPRING + 1, COUNT)
_EARLY = (day(2024, 1, 2), SPRING)

_PROVINCE: tuple[tuple[Span, int, int, int], ...] = (
    (_year(2010), 900, 150, 70), (_year(2011), 930, 148, 72), (_year(2012), 945, 152, 74), (_year(2013), 950, 151, 70),
    (_year(2014), 960, 174, 75), (_year(2015), 915, 172, 73), (_year(2016), 930, 175, 78), (_year(2017), 945, 173, 76),
    (_year(2018), 935, 175, 74), (_year(2019), 985, 174, 72), (_year(2020), 900, 110, 60), (_year(2021), 930, 112, 66),
    (_year(2022), 945, 108, 78), (_year(2023), 960, 115, 80), (_EARLY, 286, 33, 18), (_WINDOW, 70, 7, 10),
    (_LATER, 560, 70, 48), (_LAST, 430, 52, 40),
)  # fmt: skip
"""Span, admissions in the province, those of them in Chợ Đồn, arrivals from other provinces."""


def admission_days(dice: Dice) -> dict[str, list[int]]:
    """Return the days of admission for each superior committee, in order."""
    days: dict[str, list[int]] = {allotment.code: [] for allotment in ALLOTMENTS}
    others = [allotment for allotment in ALLOTMENTS if allotment.code != "064"]
    for span, whole, in_cho_don, _ in _PROVINCE:
        shares = share_out(whole - in_cho_don, [allotment.members for allotment in others])
        for allotment, share in zip(others, shares, strict=True):
            days[allotment.code] += _draw(span, share, dice)
        if span == _year(2019):
            days["064"] += [_same_day(on, 2019) for on in days["064"] if date.fromordinal(on).year == 2014]
        else:
            days["064"] += _draw(span, in_cho_don, dice)
    return days


def arrival_days(dice: Dice) -> dict[str, list[int]]:
    """Return the days members arrived from other provinces, for each superior committee, in order."""
    days: dict[str, list[int]] = {allotment.code: [] for allotment in ALLOTMENTS}
    weights = [allotment.members for allotment in ALLOTMENTS]
    for span, _, _, arrivals in _PROVINCE:
        for allotment, share in zip(ALLOTMENTS, share_out(arrivals, weights), strict=True):
            days[allotment.code] += sorted(dice.randint(*span) for _ in range(share))
    return days


def _draw(span: Span, count: int, dice: Dice) -> list[int]:
    """Draw days of a span: on the great anniversaries many are admitted, on the 29th of February none."""
    offered = [date.fromordinal(on) for on in range(span[0], span[1] + 1)]
    offered = [on for on in offered if (on.month, on.day) != (2, 29)]
    weights = [40 if (on.month, on.day) in _FEASTS else 1 for on in offered]
    return sorted(on.toordinal() for on in dice.choices(offered, weights, k=count))


def _same_day(on: int, year: int) -> int:
    return date.fromordinal(on).replace(year=year).toordinal()
