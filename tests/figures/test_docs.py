"""The page on figures names every indicator, what it counts, and every dimension; and nothing else."""

import re
from pathlib import Path

import pytest

from chibo.figures.api import INDICATORS, Indicator
from chibo.figures.indicators.api import POPULATIONS, needs_span

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text()


def _table(heading: str) -> dict[str, list[str]]:
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return {line[0].strip("`"): line[1:] for line in lines[2:]}


def test_every_indicator_has_its_line_and_no_other_has_one() -> None:
    assert list(_table("Codes")) == [indicator.code for indicator in INDICATORS]


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.code)
def test_the_line_says_what_the_indicator_says(indicator: Indicator) -> None:
    counts, _, broken_down, dimensions = _table("Codes")[indicator.code]

    span = " Needs `--from`." if needs_span(indicator) else ""
    assert counts == f"{indicator.named('en')}. {indicator.explained('en')}{span}"
    assert re.findall(r"`(\w+)`", broken_down) == list(indicator.rows_by)
    assert dimensions == f"of {indicator.population}"


def test_every_population_lists_its_dimensions_and_no_others() -> None:
    told = {population: re.findall(r"`(\w+)`", line[0]) for population, line in _table("Dimensions").items()}

    assert told == {
        key: [dimension.key for dimension in population.dimensions] for key, population in POPULATIONS.items()
    } or {key: set(keys) for key, keys in told.items()} == {
        key: {dimension.key for dimension in population.dimensions} for key, population in POPULATIONS.items()
    }


def test_the_examples_ask_for_indicators_and_dimensions_there_are() -> None:
    codes = {indicator.code: indicator for indicator in INDICATORS}
    for asked in re.findall(r"^chibo figures ([a-z]\S+) (--.*)$", PAGE, re.MULTILINE):
        population = POPULATIONS[codes[asked[0]].population]
        for key in re.findall(r"--(?:by|where) (\w+)", asked[1]):
            assert population.dimension(key).key == key


def test_every_kind_of_value_is_explained() -> None:
    told = {indicator.code: _table("Codes")[indicator.code][1] for indicator in INDICATORS}

    assert told == {indicator.code: _explained(indicator) for indicator in INDICATORS}


def _explained(indicator: Indicator) -> str:
    of_nobody = "null where of nobody"
    known = "`numerator` of how many it is known, `denominator` how many there are"
    share = "per cent, exact: `numerator` × 100 / `denominator`"
    by_measure = {
        "count": "the count; `numerator` the same, `denominator` null",
        "persons": "how many different persons; `numerator` the same, `denominator` null",
        "part": "the part (= `numerator`); `denominator` all of the base",
        "share": f"{share}; null where the denominator is 0",
        "change": "`numerator` (members on `--on`) less `denominator` (members on `--from`)",
        "mean": f"the mean, exact: `numerator` (the sum) / `denominator` (of how many it is known); {of_nobody}",
        "median": f"the median; {known}; {of_nobody}",
        "least": f"the least; {known}; {of_nobody}",
        "greatest": f"the greatest; {known}; {of_nobody}",
    }
    if indicator.measure == "change" and indicator.against == "year_before":
        return "`numerator` (of the day or span) less `denominator` (of the same a year before)"
    if indicator.denominator.outside:
        return f"{share}, the latest figure from outside by then; null where there is none"
    if indicator.denominator.target:
        return f"{share}, the unit's target; null where there is none"
    return (
        f"{share}, the other indicator; null where that is 0"
        if indicator.denominator.indicator
        else by_measure[indicator.measure]
    )
