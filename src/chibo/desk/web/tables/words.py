"""Say what tables and their cells are, in the language of the page."""

from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from chibo.desk.web.figures.words import dimension_label, language
from chibo.figures.api import (
    Amount,
    Column,
    Leaf,
    Making,
    OpenedCell,
    Period,
    TableDefinition,
    TableRow,
    WantedCodes,
    WantedSpan,
    choosable_of,
)
from chibo.kernel.numbers import format_number

# Whose dimensions the keys of a question are.
_INDICATORS = {
    "members": "mem.total",
    "admissions": "adm.count",
    "grassroots": "org.tccsd",
    "under_grassroots": "org.tccsd",
    "grassroots_members": "org.tccsd",
}


def is_english() -> bool:
    """Tell whether the page is in English; else it is in Vietnamese."""
    return language().startswith("en")


def title_of(definition: TableDefinition) -> str:
    """Give the title of a table."""
    return definition.title_en if is_english() else definition.title_vi


def row_title(row: TableRow) -> str:
    """Give the label of a row as it stands on the form."""
    return row.en if is_english() else row.vi


def row_path(definition: TableDefinition, row: TableRow) -> str:
    """Give the label of a row after those above it."""
    own = row_title(row).lstrip("–+ ")
    return f"{row_path(definition, definition.row_of[row.parent])} › {own}" if row.parent else own


def column_title(column: Column) -> str:
    """Give the head of a column after that of its group."""
    group, own = (column.group_en, column.en) if is_english() else (column.group_vi, column.vi)
    return f"{group} › {own}" if group else own


def period_name(period: Period) -> str:
    """Name a period of reporting."""
    if period.is_half:
        return _("first half of %(year)s") % {"year": period.year}
    return _("year %(year)s") % {"year": period.year}


def amount_written(amount: Amount | None) -> str:
    """Write a number as tables do: 37.624, 101,29; nothing for what is not known."""
    if amount is None:
        return ""
    return format_number(amount, language(), decimals=0 if Fraction(amount).denominator == 1 else 2)


def counted_in_words(leaf: Leaf) -> str:
    """Say what a question counts."""
    if leaf.question.at == "start":
        return _("Members on the list on the eve of the period's first day")
    named = {
        "members": _("Members on the list on the last day of the period"),
        "admissions": _("Admissions, first or again, by ceremony, in the tree of that day"),
        "movements": _(
            "Who came into the unit or left it: entering is judged in the tree of the day, leaving in that of its eve"
        ),
        "grassroots": _("Base organisations on the last day of the period"),
        "under_grassroots": _("Units below base organisations, by the nearest one above them"),
        "grassroots_members": _("Members by the nearest base organisation above their cell"),
    }
    return named.get(leaf.question.population, leaf.question.population)


def making_in_words(opened: OpenedCell) -> str:
    """Say how the number comes about."""
    return {
        Making.COUNT: _("counted"),
        Making.MEAN: _("mean of what is counted: sum and count"),
        Making.SUM: _("sum of other cells"),
        Making.LAST_YEAR: _("the same cell a year before"),
        Making.PERCENT: _("the first of two cells in per cent of the second"),
        Making.SHARE: _("one cell in per cent of all rows of its block"),
    }[opened.making]


def conditions_in_words(leaf: Leaf, on: date) -> list[str]:
    """Say each condition: the key and what is wanted of it."""
    return [f"{_key(key)}: {_wanted(leaf, key, wanted, on)}" for key, wanted in leaf.where]


def crossing_name(kind: str) -> str:
    """Name a way to come or go that is no event of its own; nothing for the others."""
    return {"moved": _("moved between cells"), "unit_moved": _("moved with the unit")}.get(kind, "")


def _wanted(leaf: Leaf, key: str, wanted: WantedCodes, on: date) -> str:
    if isinstance(wanted, WantedSpan):
        if wanted.first is not None and wanted.last is not None:
            return f"{wanted.first}–{wanted.last}"
        if wanted.first is not None:
            return _("%(number)s and more") % {"number": wanted.first}
        return _("up to %(number)s") % {"number": wanted.last}
    labels = _labels(leaf.question.population, key, on)
    said = [labels.get(code.removeprefix("!"), code.removeprefix("!")) for code in wanted]
    told = [
        _("other than %(values)s") % {"values": one} if code.startswith("!") else one
        for code, one in zip(wanted, said, strict=True)
    ]
    return _(" or ").join(told)


def _labels(population: str, key: str, on: date) -> dict[str, str]:
    own = {
        "direction": {"in": _("comes in"), "out": _("goes out")},
        "scope": {"inside": _("within the province"), "outside": _("outside the province")},
        "kind": {
            "admitted": _("admitted"),
            "readmitted": _("admitted again"),
            "restored": _("membership restored"),
            "transferred_in": _("transferred in"),
            "transferred_out": _("transferred out"),
            "removed": _("struck off"),
            "admission_cancelled": _("admission cancelled"),
            "expelled": _("expelled"),
            "left": _("left"),
            "died": _("died"),
            "moved": _("moved between cells"),
            "unit_moved": _("moved with the unit"),
        },
        "stage": {"full": _("full member"), "probationary": _("probationary member")},
    }
    if population == "movements" or key == "stage":
        return own.get(key, {})
    indicator = _INDICATORS.get(population)
    offered = choosable_of(indicator, on=on, language=language()) if indicator else ()
    yes_no = {"yes": _("yes"), "no": _("no")}
    return yes_no | {value: _(label) for one in offered if one.key == key for value, label in one.values}


def _key(key: str) -> str:
    own = {
        "direction": _("Direction"),
        "kind": _("Movement"),
        "scope": _("Other end"),
        "admitting": _("Admitted members in the period"),
        "age": _("Age"),
        "admission_era": _("Time of admission"),
        "event": _("Event"),
    }
    return own.get(key) or dimension_label(key)
