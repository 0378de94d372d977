"""Say the keys of a breakdown in words."""

from dataclasses import dataclass
from datetime import date

from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.asking import Figure
from chibo.figures.indicators.queries.counting import dimension_of
from chibo.figures.indicators.queries.kept_indicators import indicator_of
from chibo.kernel.code_lists import codes_of, label_of
from chibo.kernel.populations import Dimension
from chibo.kernel.wording import gettext_noop

WORDS = {
    "yes": gettext_noop("yes"),
    "no": gettext_noop("no"),
    "own": gettext_noop("own cell"),
    "joint": gettext_noop("joint cell"),
    "none": gettext_noop("no cell"),
    "full": gettext_noop("full member"),
    "probationary": gettext_noop("probationary member"),
    "base_committee": gettext_noop("base committee"),
    "base_cell": gettext_noop("base cell"),
    "transferred": gettext_noop("transferred in"),
    "admitted": gettext_noop("admitted here"),
}
NOT_KNOWN = gettext_noop("not known")


def labels_of(figure: Figure, language: str) -> dict[tuple[str, str | None], str]:
    """Which label has each key of each dimension of the figure's lines, on its day? Own words are in English."""
    population = POPULATIONS[figure.indicator.population]
    labels: dict[tuple[str, str | None], str] = {}
    for place, key in enumerate(figure.by):
        code_list = dimension_of(population, key).code_list
        known = set(codes_of(code_list)) if code_list else set()
        for value in {row.keys[place] for row in figure.rows}:
            if value is None:
                labels[key, value] = NOT_KNOWN
            elif value in known:
                labels[key, value] = label_of(code_list, value, on=figure.on, language=language)
            else:
                labels[key, value] = WORDS.get(value, value)
    return labels


@dataclass(frozen=True, slots=True)
class Choosable:
    """One dimension of an indicator: its values with their labels, and whether rows can be told apart by it.

    There are no values where any of a form may be asked for, such as a year.
    """

    key: str
    values: tuple[tuple[str, str], ...]
    tells_apart: bool


def choosable_of(code: str, *, on: date, language: str) -> tuple[Choosable, ...]:
    """By what can the indicator be told apart and narrowed, on the day? Own words are in English.

    Raises `IndicatorUnknown`.
    """
    indicator = indicator_of(code)
    return tuple(
        Choosable(one.key, _values(one, on, language), not one.needs_value)
        for one in POPULATIONS[indicator.population].dimensions
    )


def _values(dimension: Dimension, on: date, language: str) -> tuple[tuple[str, str], ...]:
    if dimension.code_list:
        listed = dimension.code_list
        return tuple((code, label_of(listed, code, on=on, language=language)) for code in codes_of(listed))
    return tuple((value, WORDS.get(value, value)) for value in dimension.values)
