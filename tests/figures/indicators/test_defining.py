"""A file of definitions defines all it says, or nothing; each fault is told with place, value and remedy."""

import re
from collections.abc import Callable
from importlib.resources import files
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chibo.figures.api import BY_CODE, INDICATORS, DefinitionsRefused, Indicator
from chibo.figures.indicators.api import POPULATIONS
from chibo.figures.indicators.defining import KEYS, LARGEST_FILE, indicators_from, indicators_in
from chibo.figures.indicators.definitions import BaseDay, Denominator, Measure

SOUND: dict[str, Any] = {
    "code": "own.young",
    "name": {"vi": "Đảng viên trẻ", "en": "Young members"},
    "basis": {"vi": "Đến 30 tuổi.", "en": "Up to 30 years of age."},
    "unit": {"vi": "đảng viên", "en": "members"},
    "population": "members",
    "base": {"age_band": "18-30"},
}
NOTHING: Any = object()


def _read(**changes: Any) -> Indicator:
    table = {key: value for key, value in (SOUND | changes).items() if value is not NOTHING}
    (found,) = indicators_from([table], taken=frozenset(BY_CODE), known=BY_CODE)
    return found


def _faults(**changes: Any) -> list[str]:
    with pytest.raises(DefinitionsRefused) as refused:
        _read(**changes)
    return [fault.said() for fault in refused.value.faults]


def test_a_sound_definition_is_what_it_says() -> None:
    young = _read(rows_by=["sex"], direct_children=True, measure="count")

    assert (young.code, young.named("vi"), young.named("en")) == ("own.young", "Đảng viên trẻ", "Young members")
    assert (young.base, young.rows_by, young.direct_children) == ((("age_band", "18-30"),), ("sex",), True)
    assert young.counted_in("vi") == "đảng viên"


def test_filters_take_one_several_or_any_but() -> None:
    base = {"sex": "F", "occupation": ["O1", "O2"], "setting": {"not": ["residential", "other"]}}

    assert _read(base=base).base == (("sex", "F"), ("occupation", "O1|O2"), ("setting", "!residential|other"))


def test_a_share_is_of_its_base_another_indicator_a_figure_from_outside_or_a_target() -> None:
    assert _read(measure="share").denominator == Denominator()
    assert _read(
        measure="share", denominator={"indicator": "org.cells_total", "on": "end_of_last_year"}
    ).denominator == (Denominator(indicator="org.cells_total", on=BaseDay.END_OF_LAST_YEAR))
    assert _read(measure="share", denominator={"outside": "workforce"}).denominator == Denominator(outside="workforce")
    assert _read(measure="share", denominator={"target": "mem.total"}).denominator == Denominator(target="mem.total")


def test_an_indicator_may_be_a_share_of_one_in_the_same_file() -> None:
    share = SOUND | {"code": "own.share", "name": {"vi": "Tỷ lệ", "en": "Share"}, "measure": "share"}
    share["denominator"] = {"indicator": "own.young"}

    assert [one.code for one in indicators_from([share, SOUND], taken=frozenset(), known={})] == [
        "own.share",
        "own.young",
    ]


REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"code": "young"}, "indicator 1 (young), code: “young” is no code"),
    ({"code": "own.Young"}, "is no code"),
    ({"code": "own." + "a" * 60}, "is no code"),
    ({"code": 7}, "indicator 1, code: “7” is no code"),
    ({"code": NOTHING}, "“code” is missing"),
    ({"code": "mem.total"}, "The code mem.total is taken"),
    ({"name": NOTHING}, "name: “name” is missing"),
    ({"name": "Young"}, "is of another type"),
    ({"name": {"vi": "Trẻ"}}, "name.en: “name.en” is missing"),
    ({"name": {"vi": "Trẻ", "en": ""}}, "name.en: The text is empty"),
    ({"name": {"vi": "Trẻ", "en": "a" * 201}}, "has 201 characters, more than 200"),
    ({"name": {"vi": "Trẻ", "en": "a\x1b[2J"}}, "cannot be printed"),
    ({"name": {"vi": "Trẻ", "en": "Young", "fr": "Jeunes"}}, "no key “fr”"),
    ({"name": {"vi": "Đảng viên", "en": "Young"}}, "“Đảng viên” is taken by mem.total"),
    ({"population": NOTHING}, "“population” is missing"),
    ({"population": "people"}, "population: There is no “people” here. Known: units"),
    ({"population": ["members"]}, "is of another type"),
    ({"measure": "sum"}, "There is no “sum” here. Known: count"),
    ({"base": {"colour": "red"}}, "base: There is no “colour” here. Known: sex"),
    ({"base": {"sex": "Nữ"}}, "base.sex: “Nữ” is not a value of it. Write one of its codes: M, F"),
    ({"base": {"sex": "F|M"}}, "“F|M” is not a value"),
    ({"base": {"sex": "!F"}}, "“!F” is not a value"),
    ({"base": {"sex": []}}, "is of another type"),
    ({"base": {"sex": {"not": "F", "or": "M"}}}, "is of another type"),
    ({"base": {"sex": {"not": {"not": "F"}}}}, "is of another type"),
    ({"base": {"sex": ["F"] * 201}}, "There are 201, more than 200"),
    ({"base": "sex = F"}, "is of another type"),
    ({"base": {"commune": "1"}, "population": "areas"}, "does not have the form"),
    ({"part": {"sex": "F"}}, "“part” means nothing with the measure count"),
    ({"measure": "part"}, "A part needs to be told"),
    ({"measure": "mean"}, "mean needs a number it is of. Write number, one of: age"),
    ({"measure": "mean", "number": "height"}, "There is no “height” here. Known: age"),
    ({"number": "age"}, "“number” means nothing with the measure count"),
    ({"measure": "persons", "population": "units", "base": {}}, "units are not people"),
    ({"rows_by": "sex"}, "is of another type"),
    ({"rows_by": ["sex", "sex"]}, "“sex” is written twice"),
    ({"rows_by": ["sex", "stage", "exempt", "minority", "theory"]}, "There are 5, more than 4"),
    ({"rows_by": [7]}, "is of another type"),
    ({"rows_by": ["also_holds"], "population": "posts"}, "Rows cannot be told apart by also_holds"),
    ({"base": {"also_holds": ["unit_head", "front_head"]}, "population": "posts"}, "one value alone"),
    ({"direct_children": "yes"}, "is of another type"),
    ({"denominator": {"indicator": "org.cells_total"}}, "“denominator” means nothing with the measure count"),
    ({"measure": "share", "denominator": "org.cells_total"}, "is of another type"),
    ({"measure": "share", "denominator": {"of": "x"}}, "no key “of”"),
    ({"measure": "share", "denominator": {"indicator": "no.such"}}, "There is no “no.such” here"),
    ({"measure": "share", "denominator": {"indicator": "sec.attr"}}, "sec.attr is no count"),
    ({"measure": "share", "denominator": {"indicator": "adm.count"}}, "adm.count counts over a span"),
    ({"measure": "share", "denominator": {"outside": "weather"}}, "There is no “weather” here. Known: population"),
    ({"measure": "share", "denominator": {"outside": "population", "target": "mem.total"}}, "A share is of one thing"),
    ({"measure": "share", "denominator": {"on": "yesterday"}}, "There is no “yesterday” here. Known: day"),
    ({"against": "year_before"}, "“against” means nothing with the measure count"),
    ({"sql": "SELECT 1"}, "There is no key “sql” here. Known: code"),
]


@pytest.mark.parametrize(("changes", "said"), REFUSALS, ids=range(len(REFUSALS)))
def test_what_does_not_fit_is_refused_with_place_value_and_remedy(changes: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in _faults(**changes)), _faults(**changes)


def test_every_fault_is_told_at_once() -> None:
    assert len(_faults(code="x", population="people", sql="1", name={"vi": "", "en": ""})) == 5


def test_a_name_is_borne_once_in_a_file() -> None:
    with pytest.raises(DefinitionsRefused, match=r"is taken by own\.young"):
        indicators_from([SOUND, SOUND | {"code": "own.other"}], taken=frozenset(), known={})


FILES: list[tuple[bytes, str]] = [
    (b"", "no indicator"),
    (b"\xff\xfe", "cannot be read as TOML"),
    (b"indicator = 1", "no indicator"),
    (b"[[indicator]\n", "cannot be read as TOML"),
    (b"other = 1", "There is no key"),
    (b"indicator = []", "no indicator"),
    (b"indicator = [1]", "is of another type"),
    (b"#" * (LARGEST_FILE + 1), "more than"),
    (b"[[indicator]]\n" * 501, "There are 501, more than 500"),
    (b"a = " + b"[" * 100_000, "cannot be read as TOML"),
]


@pytest.mark.parametrize(("content", "said"), FILES, ids=range(len(FILES)))
def test_what_is_no_file_of_definitions_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(DefinitionsRefused, match=re.escape(said)):
        indicators_in(content, taken=frozenset(), known={})


def test_the_shipped_ones_bear_each_name_once() -> None:
    for language in ("vi", "en"):
        names = [one.named(language) for one in INDICATORS]
        assert len(names) == len(set(names))


SCRAPS = st.one_of(
    st.none().map(lambda _: NOTHING),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ("'; DROP TABLE units_unit; --", "%(on)s", "counted.kind", "sex", "F", "!F", "F|M", "$on", "{rows}", "\x00")
    ),
    st.lists(st.sampled_from(("sex", "F", "age_band", "'", "")), max_size=3),
    st.dictionaries(
        st.sampled_from(("vi", "en", "not", "sex", "on", "x'")), st.sampled_from(("F", "", "a'b", "\u202e")), max_size=2
    ),
)
HOSTILE = st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=8)), SCRAPS, min_size=1, max_size=5)


def _tried[T](reading: Callable[[], T]) -> T | DefinitionsRefused:
    try:
        return reading()
    except DefinitionsRefused as refused:
        return refused


def _is_refused_or_names_only_what_is_there(changes: dict[str, Any]) -> None:
    """Hold that whatever passes is made of declared keys and codes alone, and whatever does not is refused in words."""
    told = _tried(lambda: _read(**changes))
    if isinstance(told, DefinitionsRefused):
        assert told.faults
        assert all(fault.place and fault.said().isprintable() for fault in told.faults), changes
        return
    population = POPULATIONS[told.population]
    for key, value in (*told.base, *told.part, *told.defaults):
        assert population.dimension(key).key == key
        assert re.fullmatch(r"!?[\w.+-]+(\|[\w.+-]+)*", value, re.ASCII), changes
    assert all(population.dimension(key).key == key for key in told.rows_by)
    assert told.measure in Measure


@given(HOSTILE)
@settings(max_examples=500, suppress_health_check=list(HealthCheck))
def test_hostile_definitions_are_refused(changes: dict[str, Any]) -> None:
    _is_refused_or_names_only_what_is_there(changes)


@pytest.mark.long
@given(HOSTILE)
@settings(max_examples=10_000, suppress_health_check=list(HealthCheck))
def test_ten_thousand_hostile_definitions_are_refused(changes: dict[str, Any]) -> None:
    _is_refused_or_names_only_what_is_there(changes)


@given(st.binary(max_size=200))
@settings(max_examples=500, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(DefinitionsRefused):
        indicators_in(content, taken=frozenset(), known={})


@given(st.integers(0, 2**32))
@settings(max_examples=300, suppress_health_check=list(HealthCheck))
def test_a_shipped_file_with_one_byte_changed_is_read_or_refused(seed: int) -> None:
    random = Random(seed)
    content = bytearray(_shipped_file())
    content[random.randrange(len(content))] = random.randrange(256)
    found = _tried(lambda: indicators_in(bytes(content), taken=frozenset(), known=BY_CODE))
    if isinstance(found, DefinitionsRefused):
        assert found.faults
    else:
        assert len(found) == _shipped_file().count(b"[[indicator]]")


def _shipped_file() -> bytes:
    return files("chibo.figures.indicators").joinpath("shipped", "villages.toml").read_bytes()
