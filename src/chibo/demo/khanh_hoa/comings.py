"""The plan of admissions, arrivals and leavings of the second province.

The article prints that about 1.800 members are added each year since 2010. Read as net growth, it makes the members of
each New Year's Eve 1.800 more than those of the one before; who is admitted makes good for those who leave besides.
"""

from chibo.demo.days import day
from chibo.demo.khanh_hoa.days import COUNT
from chibo.demo.province import Intake, Leaving, Span

GROWTH = 1_800
"""Members more in each calendar year from 2010 to 2021."""
_GROWTH_BY_COUNT = 1_539
"""Of them, in 2021, until the day of the article."""

_LEFT_AND_ARRIVED = {
    2010: (400, 105), 2011: (408, 98), 2012: (421, 112), 2013: (433, 104), 2014: (447, 118), 2015: (452, 109),
    2016: (469, 121), 2017: (481, 115), 2018: (498, 124), 2019: (512, 117), 2020: (494, 88),
}  # fmt: skip
_IN_2021 = (430, 62)
_AT_THE_END = (74, 12)
_LAST_YEAR: Span = (day(2021, 1, 2), COUNT)
_LAST_WEEKS: Span = (COUNT + 1, day(2021, 12, 28))


def _intake(span: Span, growth: int, left: int, arrived: int) -> Intake:
    """Plan who enters, so that the growth is exact whoever leaves."""
    return Intake(span, admitted=growth + left - arrived, apart=0, arrived=arrived)


INTAKES = (
    *(_intake((day(year, 1, 2), day(year, 12, 30)), GROWTH, *both) for year, both in _LEFT_AND_ARRIVED.items()),
    _intake(_LAST_YEAR, _GROWTH_BY_COUNT, *_IN_2021),
    _intake(_LAST_WEEKS, GROWTH - _GROWTH_BY_COUNT, *_AT_THE_END),
)
LEAVINGS = (
    *(Leaving(day(year, 1, 5), day(year, 12, 28), left) for year, (left, _) in _LEFT_AND_ARRIVED.items()),
    Leaving(day(2021, 1, 5), COUNT, _IN_2021[0]),
)
LATER_LEAVINGS = (Leaving(COUNT + 1, day(2021, 12, 24), _AT_THE_END[0]),)
