"""Say the keys of a breakdown in words."""

from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.asking import Figure
from chibo.figures.indicators.queries.counting import dimension_of
from chibo.kernel.code_lists import codes_of, label_of
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
    """The label of each key of each dimension of the figure's lines, on its day; own words are in English."""
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
