"""An office defines indicators and says figures from outside; both answer like the shipped ones and keep history."""

import pytest
from django.db import connection

from chibo.figures.api import (
    DefinitionsRefused,
    IndicatorUnknown,
    Reading,
    define_indicators,
    figure,
    forget_indicator,
    kept_indicators,
    say_outside_figures,
)
from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.errors import NotPermitted
from tests.figures.asking import ask, day, lines
from tests.worlds.lam_son import World

FILE = """
[[indicator]]
code = "own.women"
name = { vi = "Nữ đảng viên", en = "Women" }
basis = { vi = "Nữ trong ngày.", en = "Women on the day." }
unit = { vi = "người", en = "persons" }
population = "members"
base.sex = "F"

[[indicator]]
code = "own.women_a_cell"
name = { vi = "Nữ mỗi chi bộ", en = "Women to the cells" }
basis = { vi = "Nữ trên số chi bộ.", en = "Women in per cent of cells." }
unit = { vi = "người", en = "persons" }
population = "members"
measure = "share"
base.sex = "F"
denominator.indicator = "org.cells_total"
"""
OUTSIDE = """kind,indicator,unit,from,until,value,source
population,,LS,01/01/2019,,1.200,Niên giám 2019
population,,LS,01/01/2020,,1.000,Niên giám 2020
target,adm.count,LS,01/01/2014,31/12/2014,4,Kế hoạch 12-KH/TU
"""


def _define(text: str = FILE, *, is_rehearsal: bool = False) -> list[tuple[str, str, int]]:
    told = define_indicators(text.encode(), by=OPERATOR, is_rehearsal=is_rehearsal)
    return [(one.indicator.code, one.change.value, one.version) for one in told]


def test_an_indicator_of_the_office_answers_like_a_shipped_one(world: World) -> None:
    _define()

    women, members = (ask(world, code, "province", "01/06/2020", by=("sex",)) for code in ("own.women", "mem.total"))
    assert women.value == lines(members)[("F",)] == lines(women)[("F",)]
    assert women.indicator.named("vi") == "Nữ đảng viên"


def test_a_share_of_another_indicator_is_of_it_for_the_same_unit(world: World) -> None:
    _define()

    share = ask(world, "own.women_a_cell", "province", "01/06/2020")
    cells = ask(world, "org.cells_total", "province", "01/06/2020")
    assert share.denominator == cells.numerator
    assert share.value == float(share.numerator * 100 / cells.numerator)


def test_versions_count_and_history_keeps_each(world: World) -> None:
    assert _define() == [("own.women", "new", 1), ("own.women_a_cell", "new", 1)]
    assert _define(FILE.replace("Women on", "All women on")) == [
        ("own.women", "changed", 2),
        ("own.women_a_cell", "same", 1),
    ]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT operation::text, version, entry.actor_name FROM history.indicators_definition image"
            " JOIN audit_entry entry ON entry.id = image.entry_id WHERE code = 'own.women' ORDER BY history_id"
        )
        assert cursor.fetchall() == [("I", 1, "operator"), ("U", 2, "operator")]


def test_a_rehearsal_writes_nothing(world: World) -> None:
    assert _define(is_rehearsal=True)[0] == ("own.women", "new", 1)
    assert kept_indicators() == {}


def test_a_file_with_one_fault_defines_nothing(world: World) -> None:
    with pytest.raises(DefinitionsRefused, match="not a value of it"):
        _define(FILE.replace('base.sex = "F"\ndenominator', 'base.sex = "X"\ndenominator'))
    assert kept_indicators() == {}


def test_one_that_is_forgotten_is_unknown(world: World) -> None:
    _define()
    forget_indicator("own.women", by=OPERATOR)

    with pytest.raises(IndicatorUnknown):
        ask(world, "own.women", "province", "01/06/2020")
    with pytest.raises(IndicatorUnknown):
        forget_indicator("own.women", by=OPERATOR)


def test_who_keeps_no_unit_defines_nothing(world: World) -> None:
    with pytest.raises(NotPermitted, match="may define nothing"):
        define_indicators(FILE.encode(), by=Actor(4711, "somebody"))


def test_members_are_a_share_of_the_latest_population_said_by_then(world: World) -> None:
    say_outside_figures(OUTSIDE.encode(), by=OPERATOR)

    told = ask(world, "mem.outside_ratio", "province", "01/06/2020")
    assert (told.numerator, told.denominator, told.value) == (12, 1000, 1.2)
    assert (told.source, told.denominator_on) == ("Niên giám 2020", day("01/01/2020"))
    assert ask(world, "mem.outside_ratio", "province", "31/12/2019").denominator == 1200


def test_a_source_made_inert_for_a_spreadsheet_is_kept_as_it_was(world: World) -> None:
    say_outside_figures(OUTSIDE.replace("Niên giám 2020", "'=Niên giám").encode(), by=OPERATOR)

    assert ask(world, "mem.outside_ratio", "province", "01/06/2020").source == "=Niên giám"


def test_no_figure_from_outside_is_no_answer_and_not_zero(world: World) -> None:
    told = ask(world, "mem.outside_ratio", "province", "31/12/2018")

    assert (told.value, told.denominator) == (None, None)


@pytest.mark.parametrize("reading", Reading)
def test_a_target_is_reached_by_what_happened_since_its_first_day(world: World, reading: Reading) -> None:
    say_outside_figures(OUTSIDE.encode(), by=OPERATOR)

    told = figure("adm.target", unit=world.units["province"], on=day("31/12/2014"), reading=reading)
    admitted = ask(world, "adm.count", "province", "31/12/2014", since="01/01/2014")
    assert (told.numerator, told.denominator, told.since) == (admitted.value, 4, day("01/01/2014"))
    assert told.value == float(admitted.numerator) * 25


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("weather,,LS,01/01/2019,,1,x", "line 2, kind: There is no “weather” here"),
        ("population,,LS,2019,,1,x", "line 2, from: “2019” is no whole day"),
        ("population,,LS,01/01/2019,31/12/2018,1,x", "line 2, until: The last day 31/12/2018 lies before the first"),
        ("target,,LS,01/01/2019,31/12/2019,1,x", "A target needs its indicator"),
        ("target,no.such,LS,01/01/2019,31/12/2019,1,x", "There is no indicator no.such"),
        ("population,adm.count,LS,01/01/2019,,1,x", "Only a target has an indicator"),
        ("population,,LS,01/01/2019,,-1,x", "is no number from 0 on"),
        ("population,,LS,01/01/2019,,many,x", "is no number from 0 on"),
        ("population,,LS,01/01/2019,,1,", "line 2, source: The text is empty"),
        ("population,,no such,01/01/2019,,1,x", "No unit with code or name “no such”"),
    ],
)
def test_a_line_that_does_not_fit_is_refused_with_its_place(world: World, line: str, said: str) -> None:
    with pytest.raises(DefinitionsRefused) as refused:
        say_outside_figures(f"kind,indicator,unit,from,until,value,source\n{line}\n".encode(), by=OPERATOR)
    assert said in str(refused.value)
