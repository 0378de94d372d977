"""The plan of admissions, arrivals and leavings of the first province. The sums stand in targets.csv.

In Chợ Đồn 2019 repeats 2014 day by day, so that every span of five years that starts in 2014 holds the same 869
admissions.
"""

from chibo.demo.bac_kan.days import COUNT, SPRING
from chibo.demo.days import day
from chibo.demo.province import Intake, Leaving, Span


def _year(year: int) -> Span:
    return day(year, 1, 2), day(year, 12, 30)


_LATER = (day(2024, 5, 18), day(2024, 12, 30))
_LAST = (day(2025, 1, 2), day(2025, 6, 20))
_WINDOW = (SPRING + 1, COUNT)
_EARLY = (day(2024, 1, 2), SPRING)

INTAKES = (
    Intake(_year(2010), 900, 150, 70),
    Intake(_year(2011), 930, 148, 72),
    Intake(_year(2012), 945, 152, 74),
    Intake(_year(2013), 950, 151, 70),
    Intake(_year(2014), 960, 174, 75),
    Intake(_year(2015), 915, 172, 73),
    Intake(_year(2016), 930, 175, 78),
    Intake(_year(2017), 945, 173, 76),
    Intake(_year(2018), 935, 175, 74),
    Intake(_year(2019), 985, 174, 72, repeats=2014),
    Intake(_year(2020), 900, 110, 60),
    Intake(_year(2021), 930, 112, 66),
    Intake(_year(2022), 945, 108, 78),
    Intake(_year(2023), 960, 115, 80),
    Intake(_EARLY, 286, 33, 18),
    Intake(_WINDOW, 70, 7, 10),
    Intake(_LATER, 560, 70, 48),
    Intake(_LAST, 430, 52, 40),
)
"""Those told apart are of Chợ Đồn."""

_YEARLY = {
    2010: 430, 2011: 435, 2012: 445, 2013: 450, 2014: 455, 2015: 465, 2016: 470, 2017: 478, 2018: 485, 2019: 490,
    2020: 470, 2021: 500, 2022: 515, 2023: 510,
}  # fmt: skip
LEAVINGS = (
    *(Leaving(day(year, 1, 5), day(year, 12, 28), count) for year, count in _YEARLY.items()),
    Leaving(day(2024, 1, 5), SPRING, 108),
    # 70 admitted and 10 arrived in these weeks: 84 leave, for the stock of May is 4 less than that of March.
    Leaving(SPRING + 1, COUNT, 84),
)
LATER_LEAVINGS = (
    Leaving(COUNT + 1, day(2024, 12, 28), 320),
    Leaving(day(2025, 1, 5), day(2025, 6, 25), 245),
)
