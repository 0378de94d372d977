"""Named spans begin where offices say; children are put in order and kept above a threshold; a day has a before."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from psycopg.types.range import DateRange

from chibo.figures.api import Reading, Span, TermUnknown, figure, first_day_of, ranking_of
from chibo.kernel.actors import OPERATOR
from chibo.register.units.models import Term
from chibo.trust.audit.api import entry
from tests.figures.asking import ask, day
from tests.worlds.lam_son import World


@pytest.mark.parametrize(
    ("span", "on", "first"),
    [
        (Span.MONTH, "17/05/2024", "01/05/2024"),
        (Span.QUARTER, "17/05/2024", "01/04/2024"),
        (Span.QUARTER, "31/12/2024", "01/10/2024"),
        (Span.HALF, "30/06/2024", "01/01/2024"),
        (Span.HALF, "01/07/2024", "01/07/2024"),
        (Span.YEAR, "29/02/2024", "01/01/2024"),
        (Span.SCHOOL_YEAR, "31/08/2024", "01/09/2023"),
        (Span.SCHOOL_YEAR, "01/09/2024", "01/09/2024"),
    ],
)
def test_a_span_of_the_calendar_begins_where_it_is_said(span: Span, on: str, first: str) -> None:
    assert first_day_of(span, unit=1, on=day(on)) == day(first)


def test_a_term_begins_with_its_congress_and_there_may_be_none(world: World) -> None:
    unit = world.units["province"]
    with entry(by=OPERATOR, reason="a term"):
        Term.objects.create(unit_id=unit, valid_during=DateRange(date(2015, 10, 1), date(2020, 10, 1)))

    assert first_day_of(Span.TERM, unit=unit, on=date(2019, 1, 1)) == date(2015, 10, 1)
    with pytest.raises(TermUnknown):
        first_day_of(Span.TERM, unit=unit, on=date(2021, 1, 1))


@pytest.mark.parametrize("reading", Reading)
def test_children_come_in_order_and_share_places(world: World, reading: Reading) -> None:
    asked: Any = {"unit": world.units["province"], "on": day("01/06/2020")}
    ranked = ranking_of("mem.total", reading=reading, **asked)

    values = [one.figure.numerator for one in ranked]
    assert values == sorted(values, reverse=True)
    assert [one.place for one in ranked] == [sorted(values, reverse=True).index(value) + 1 for value in values]
    assert sum(values) == figure("mem.total", **asked).value


def test_strictly_above_and_at_least_are_different(world: World) -> None:
    asked: Any = {"unit": world.units["province"], "on": day("01/06/2020")}
    greatest = ranking_of("mem.total", **asked)[0].figure.numerator

    assert ranking_of("mem.total", above=Fraction(greatest), **asked) == ()
    assert ranking_of("mem.total", at_least=Fraction(greatest), **asked)[0].place == 1


def test_who_has_no_value_has_no_place_and_reaches_nothing(world: World) -> None:
    asked: Any = {"unit": world.units["province"], "on": day("01/06/2020")}

    assert {one.place for one in ranking_of("mem.outside_ratio", **asked)} == {None}
    assert ranking_of("mem.outside_ratio", at_least=Fraction(0), **asked) == ()


def test_before_a_day_is_the_end_of_the_day_before(world: World) -> None:
    on = day("01/06/2020")
    before = figure("mem.total", unit=world.units["province"], on=on, before=True)

    assert before == ask(world, "mem.total", "province", "31/05/2020")


@pytest.mark.parametrize("reading", Reading)
def test_what_stands_directly_under_the_unit_can_be_asked_of_any_indicator(world: World, reading: Reading) -> None:
    on, province = day("01/06/2020"), world.units["province"]
    direct = figure("org.tccsd", unit=province, on=on, direct_children=True, reading=reading)
    under = [one for one in ranking_of("org.tccsd", unit=province, on=on) if one.unit.level == "base"]

    assert direct.value == len(under)
    assert direct.numerator <= ask(world, "org.tccsd", "province", "01/06/2020").numerator
