"""Charts are SVG that stands alone: named, described, in the colours of the tokens, and true to their numbers."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chibo.ui.charts.api import Amount, Band, Mark, Moment, Tile, bars, composition, pyramid, series, spark, tree_map
from chibo.ui.charts.colours import _tokens
from chibo.ui.charts.scales import steps_of
from chibo.ui.charts.tree_map import squarified

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script>&'
NAMES = ("Đảng bộ huyện Chợ Đồn", HOSTILE, "Đảng bộ Quân sự tỉnh")


def drawn() -> dict[str, str]:
    """Draw one chart of each kind, with a name that is a script among its names."""
    amounts = [Amount(name, value, f"{value}") for name, value in zip(NAMES, (6122, 40, 700), strict=True)]
    moments = [Moment(date(year, 12, 31), str(year), 100 + year, f"{100 + year}") for year in range(2018, 2026)]
    told: dict[str, Any] = {"title": HOSTILE, "said": HOSTILE}
    mark = Mark(date(2025, 7, 1), HOSTILE)
    return {
        "bars": bars(amounts, **told),
        "compared": bars([Amount(HOSTILE, 3, "3", 4, "4")], names=(HOSTILE, HOSTILE), **told),
        "composition": composition(amounts, rest=HOSTILE, write=lambda value, whole: f"{value}/{whole}", **told),
        "pyramid": pyramid([Band(HOSTILE, 1, "1", 2, "2")], sides=(HOSTILE, HOSTILE), **told),
        "line": series(moments, write=str, marks=[mark], names=(HOSTILE, HOSTILE), **told),
        "columns": series(moments, write=str, marks=[mark], columns=True, **told),
        "tree": tree_map([Tile(name, 5, 2, "2") for name in NAMES], bounds=("0", "2"), **told),
        "spark": spark([1, 2, 3], title=HOSTILE),
    }


@pytest.mark.parametrize("kind", drawn())
def test_a_chart_is_well_formed_named_and_holds_no_script_and_no_style(kind: str) -> None:
    root = ET.fromstring(drawn()[kind])

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == HOSTILE  # type: ignore[union-attr]
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "line", "path", "circle"}
    assert not [
        name for one in root.iter() for name in one.attrib if name in {"style", "class"} or name.startswith("on")
    ]


@pytest.mark.parametrize("kind", drawn())
def test_a_chart_has_no_colour_of_its_own_beside_the_tokens(kind: str) -> None:
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', drawn()[kind]))

    assert colours <= {*_tokens().values(), "#fff"}


def test_bars_are_as_long_as_their_numbers_and_stand_on_one_line() -> None:
    root = ET.fromstring(
        bars([Amount("a", 100, "100"), Amount("b", 50, "50"), Amount("c", -25, "−25")], title="t", said="")
    )

    wide = [float(one.get("width", 0)) for one in root.iter(f"{SVG}rect")]
    left = [float(one.get("x", 0)) for one in root.iter(f"{SVG}rect")]
    assert wide[0] == pytest.approx(2 * wide[1], abs=0.2)
    assert wide[1] == pytest.approx(2 * wide[2], abs=0.2)
    assert left[0] == left[1] == pytest.approx(left[2] + wide[2], abs=0.2)


def test_a_mark_is_drawn_on_its_day_and_one_outside_the_span_is_not() -> None:
    moments = [Moment(date(2024, 12, 31), "2024", 1, "1"), Moment(date(2025, 12, 31), "2025", 2, "2")]

    def dashed(on: date) -> list[float]:
        root = ET.fromstring(series(moments, title="t", said="", write=str, marks=[Mark(on, "x")]))
        return [float(one.get("x1", 0)) for one in root.iter(f"{SVG}line") if one.get("stroke-dasharray")]

    first, middle, last = (dashed(day)[0] for day in (date(2024, 12, 31), date(2025, 7, 2), date(2025, 12, 31)))
    assert middle == pytest.approx((first + last) / 2, abs=1)
    assert dashed(date(2026, 1, 1)) == []


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
@example([352072.0, 370851.0, 0.01171875])
@example([352072.0, 0.01])
@example([1e300, 1e-300])
def test_a_map_gives_each_its_share_of_the_field_and_none_over_another(sizes: list[float]) -> None:
    ordered = sorted(sizes, reverse=True)

    places = squarified(ordered, (0, 0, 480, 300))

    for size, (x, y, width, height) in zip(ordered, places, strict=True):
        assert width * height == pytest.approx(480 * 300 * size / sum(ordered), rel=1e-6, abs=1e-6)
        assert -1e-6 <= x <= x + width <= 480 + 1e-6
        assert -1e-6 <= y <= y + height <= 300 + 1e-6
    assert sum(width * height for *_at, width, height in places) == pytest.approx(480 * 300)


@given(st.lists(st.floats(-1e9, 1e9), max_size=30), st.booleans())
def test_an_axis_holds_every_value_between_its_round_steps(values: list[float], from_zero: bool) -> None:
    steps = steps_of(values, from_zero=from_zero)

    assert 2 <= len(steps) <= 8
    assert all(
        steps[0] <= value * (1 + 1e-9) + 1e-9 and value <= steps[-1] * (1 + 1e-9) + 1e-6
        for value in values
        if value >= 0
    )
    assert not from_zero or steps[0] <= 0 <= steps[-1]
