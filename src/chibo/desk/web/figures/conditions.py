"""Say in words what a question narrows to."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from chibo.desk.web.figures.asking import Asked
from chibo.desk.web.figures.words import dimension_label, language
from chibo.figures.api import choosable_of

type Filters = Sequence[tuple[str, str]]


def in_words(asked: Asked, filters: Filters) -> list[str]:
    """Say each filter: the dimension and its values; what is left out with «other than»."""
    labels = {
        (one.key, value): _(label)
        for one in choosable_of(asked.code, on=asked.on, language=language())
        for value, label in one.values
    }
    told = []
    for key, text in filters:
        values = [labels.get((key, value), value) for value in text.removeprefix("!").split("|")]
        said = _(" or ").join(values)
        other = _("other than %(values)s") % {"values": said}
        told.append(f"{dimension_label(key)}: {other if text.startswith('!') else said}")
    return told


def conditions_of(asked: Asked, path: str) -> list[tuple[str, str, str]]:
    """Give each condition in words, with its part of the address, and the address without it."""
    words = in_words(asked, asked.where)
    return [
        (
            said,
            f"{key}={value}",
            f"{path}?{asked.address_part(where=[f'{k}={v}' for k, v in asked.where if (k, v) != (key, value)])}",
        )
        for said, (key, value) in zip(words, asked.where, strict=True)
    ]
