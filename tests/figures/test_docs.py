"""The page on figures names every indicator, what it counts, and every dimension; and nothing else."""

import re
from pathlib import Path

import pytest

from chibo.figures.api import INDICATORS, Indicator
from chibo.figures.indicators.api import POPULATIONS

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

    needs_span = POPULATIONS[indicator.population].is_flow or indicator.measure == "change"
    assert counts == f"{indicator.name}. {indicator.basis}" + (" Needs `--from`." if needs_span else "")
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
    explained = {
        "count": "the count; `numerator` the same, `denominator` null",
        "part": "the part (= `numerator`); `denominator` all of the base",
        "share": "per cent, exact: `numerator` × 100 / `denominator`; null where the denominator is 0",
        "change": "`numerator` (members on `--on`) less `denominator` (members on `--from`)",
    }
    told = {indicator.code: _table("Codes")[indicator.code][1] for indicator in INDICATORS}

    assert told == {indicator.code: explained[indicator.measure] for indicator in INDICATORS}
