"""Say in words what stands in each column of printed figures, and which must be there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from chibo.figures.api import NEEDED_COLUMNS
from chibo.figures.indicators.sheets import PRINTED


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: its heading, its key for programs, what stands in it, and whether it must be there."""

    heading: str
    key: str
    explains: str
    example: str
    is_needed: bool


def columns_shown() -> list[ColumnShown]:
    """Show each column, in the order of the table."""
    said = _sentences()
    return [
        ColumnShown(one.headings[0], one.key, said[one.key], one.example, one.key in NEEDED_COLUMNS)
        for one in PRINTED.columns
    ]


def _sentences() -> dict[str, str]:
    return {
        "article": _("The article or report; figures of one article are held against each other."),
        "figure": _("As it was printed, with words such as trên, gần, hơn, which make it a bound."),
        "value": _("The number, as 5300 or 24.5, or as it was printed; empty where none is."),
        "unit_vi": _("What is counted, in the words of the article; they may narrow the figure."),
        "as_of": _("A day, a span or years: 17/05/2024, 01/01/2019..17/05/2024, 2019..2023."),
        "scope": _("Code or name of the unit."),
        "kind": _("stock (of a day), flow (over a span), ratio, other."),
        "code": _("The code of the figure, from the list below."),
        "meaning_en": _("What the figure means; it is shown again, no more."),
        "formula": _("How it was worked out; it is not read."),
        "consistency": _("A remark; it is not read."),
        "where": _("Conditions that narrow it: setting=agency;sex=F."),
    }
