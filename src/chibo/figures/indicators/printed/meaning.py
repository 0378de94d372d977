"""Find what a printed line asks of the register: the indicator, and the filters that its words name."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from django.utils import translation

from chibo.figures.indicators.definitions import Filter, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.printed.days import days_of
from chibo.figures.indicators.printed.lines import PrintedLine
from chibo.figures.indicators.queries.labelling import WORDS
from chibo.kernel.code_lists import code_list
from chibo.kernel.populations import Dimension
from chibo.kernel.texts import fold

OTHER = ("khac", "con lai")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a line speaks of. `is_rest` says that it counts what the sibling lines leave over."""

    indicator: Indicator
    filters: tuple[Filter, ...]
    is_rest: bool = False


def meanings_of(line: PrintedLine, known: dict[str, Indicator]) -> tuple[Meaning, ...]:
    """Give what the line may mean, the likeliest first: one below its code whose name is printed, or its code's."""
    below = [one for code, one in known.items() if code.startswith(f"{line.code}.")]
    named = [one for one in below if _says(line.unit, one.named("vi"))]
    own = [known[line.code]] if line.code in known else []
    return tuple(_meaning(line, one) for one in (*named, *own))


def _meaning(line: PrintedLine, indicator: Indicator) -> Meaning:
    if line.where:
        pairs = (part.partition("=") for part in line.where.split(";"))
        return Meaning(indicator, tuple((key.strip(), value.strip()) for key, _, value in pairs))
    filters = tuple(_named_filters(line, indicator))
    is_rest = not filters and bool(indicator.rows_by) and any(_says(line.unit, word) for word in OTHER)
    return Meaning(indicator, filters, is_rest)


def _named_filters(line: PrintedLine, indicator: Indicator) -> Iterator[Filter]:
    """Name the filters that the words of the unit say: customary words first, then labels of the breakdown."""
    population = POPULATIONS[indicator.population]
    held = {key for key, _ in (*indicator.base, *indicator.part)}
    # What its own name says is no filter: «đảng đoàn, ban cán sự đảng» are both of them.
    text = _bare(line.unit).replace(_bare(indicator.named("vi")), " ").strip()
    told: set[str] = set()
    on = next((when.on for when in days_of(line.as_of)), None)
    for words, key, value in _customary():
        is_there = any(one.key == key for one in population.dimensions)
        if is_there and key not in held | told and _says(text, words) and not indicator.part:
            told.add(key)
            text = text.replace(fold(words), " ")
            yield key, value
    for key, value in indicator.defaults:
        named = _all_labelled(population.dimension(key), text, on)
        if set(named) > set(value.split("|")):
            told.add(key)
            yield key, "|".join(named)
    asked = indicator.measure is Measure.SHARE and not indicator.part
    for dimension in population.dimensions:
        is_broken_down = dimension.key in indicator.rows_by
        if dimension.needs_value or dimension.key in held | told or not (is_broken_down or (asked and not told)):
            continue
        if values := _labelled(dimension, text, on, by_beginning=is_broken_down):
            told.add(dimension.key)
            yield dimension.key, values


def _labelled(dimension: Dimension, text: str, on: date | None, *, by_beginning: bool) -> str:
    """Give the values whose label is in the text, the longest; or for a breakdown, those that begin with the text."""
    labels = _labels(dimension, on)
    inside = [(label, value) for label, value in labels if label and _says(text, label)]
    if inside:
        longest = max(len(label) for label, _ in inside)
        return "|".join(dict.fromkeys(value for label, value in inside if len(label) == longest))
    if by_beginning and len(text.split()) > 1:
        return "|".join(dict.fromkeys(value for label, value in labels if f"{label} ".startswith(f"{text} ")))
    return ""


def _all_labelled(dimension: Dimension, text: str, on: date | None) -> tuple[str, ...]:
    """Give every value one of whose words is in the text, such as villages and blocks."""
    told = ((word.strip(), value) for label, value in _labels(dimension, on) for word in label.split(","))
    return tuple(dict.fromkeys(value for word, value in told if word and _says(text, word)))


def _labels(dimension: Dimension, on: date | None) -> list[tuple[str, str]]:
    """Give each value with its label in Vietnamese, on the day where one is known."""
    if dimension.code_list:
        # A label that came later is not what was printed before, though it may begin like an older word.
        rows = code_list(dimension.code_list)
        return [(fold(row.label_vi), row.code) for row in rows if on is None or row.during.contains(on)]
    told = [value for value in dimension.values if value in WORDS and value not in {"yes", "no"}]
    with translation.override("vi"):
        return [(fold(translation.gettext(WORDS[value])), value) for value in told]


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", fold(text)) is not None


def _bare(text: str) -> str:
    return " ".join(re.sub(r"\([^)]*\)|%", " ", fold(text)).split())


@cache
def _customary() -> tuple[tuple[str, str, str], ...]:
    text = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    return tuple((row["words"], row["dimension"], row["value"]) for row in csv.DictReader(text.splitlines()))
