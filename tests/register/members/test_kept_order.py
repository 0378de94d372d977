"""Lists from the order kept in memory are those the database would sort, and never those of an earlier register."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.register.members.api import MemberFilters, members_listed, move_member, subtree_counts_of
from chibo.register.members.queries import counts, kept, listed, ordered
from chibo.register.members.queries.kept import KEPT, Kept, Stamp, ids_in, present_stamp
from chibo.trust.access.api import Permission, Scope, scope_of
from chibo.trust.audit.api import entry, known_at
from tests.databases import sealed
from tests.trust.audit.register_rows import write_person
from tests.worlds.lam_son import ON_PAPER, PRESENT, World

NARROWED = (
    MemberFilters(),
    MemberFilters(sex="F"),
    MemberFilters(ages="31-35"),
    MemberFilters(ages="61+"),
    MemberFilters(stage="full"),
    MemberFilters(stage="probationary"),
    MemberFilters(exempt="yes"),
    MemberFilters(exempt="no", sex="M"),
    MemberFilters(ethnicity="01"),
    MemberFilters(name="a", stage="full"),
)
STATE = Stamp("of these tests", None, 1)


@pytest.fixture(autouse=True)
def small_units_count_as_large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(counts, "LARGE", 0)
    KEPT.forget()
    yield
    KEPT.forget()


def ids(world: World, sorting: str, filters: MemberFilters, unit: str, scope: Scope | None = None) -> object:
    scope = scope or scope_of(world.actors["registrar_of_province"], Permission.READ_MEMBERS, on=PRESENT)
    return listed._ids_in_order(world.units[unit], filters, PRESENT, scope, sorting, 1, 7)


def move_one(world: World) -> None:
    member, cell = world.members["kiem_lam_1"], world.units["na_lau"]
    with sealed():
        move_member(member_id=member, cell_id=cell, effective_on=PRESENT, basis=ON_PAPER, by=OPERATOR)


@pytest.mark.parametrize("unit", ["province", "dong_may"])
@pytest.mark.parametrize("sorting", ["name", "-name", "born", "-born", "admitted", "-admitted"])
@pytest.mark.parametrize("filters", NARROWED)
def test_a_page_from_the_kept_order_is_the_page_the_database_sorts(
    world: World, monkeypatch: pytest.MonkeyPatch, filters: MemberFilters, sorting: str, unit: str
) -> None:
    monkeypatch.setattr(listed, "present_stamp", lambda: None)
    monkeypatch.setattr(counts, "LARGE", 10_000)
    expected = ids(world, sorting, filters, unit)
    monkeypatch.setattr(counts, "LARGE", 0)
    monkeypatch.setattr(listed, "present_stamp", lambda: STATE)

    assert ids(world, sorting, filters, unit) == expected
    assert ids(world, sorting, filters, unit) == expected, "asked again, of what was kept"


def test_the_kept_order_is_not_asked_in_a_register_too_large_for_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ids(world, "name", MemberFilters(), "province")
    monkeypatch.setattr(ordered, "MOST", -1)
    monkeypatch.setattr(ordered, "_in_order", None)

    assert ids(world, "name", MemberFilters(), "province") == expected


def test_a_kept_order_shows_nobody_to_whom_the_unit_is_out_of_reach(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed, "present_stamp", lambda: STATE)
    assert ids(world, "name", MemberFilters(), "province") != (0, [])

    assert ids(world, "name", MemberFilters(), "province", Scope((world.units["na_lau"],), PRESENT)) == (0, [])


def test_what_is_written_shows_at_once(world: World) -> None:
    registrar = scope_of(world.actors["registrar_of_province"], Permission.READ_MEMBERS, on=PRESENT)

    def listed_in(unit: str) -> int:
        return members_listed(
            world.units[unit], filters=MemberFilters(), on=PRESENT, scope=registrar, sorting="name", offset=0, rows=9
        ).total

    def counted_in(unit: str) -> int:
        return subtree_counts_of([world.units[unit]], on=PRESENT)[world.units[unit]].members

    before = {unit: listed_in(unit) for unit in ("dong_may", "na_lau")}
    assert before == {unit: counted_in(unit) for unit in before}
    move_one(world)

    assert listed_in("na_lau") == counted_in("na_lau") == before["na_lau"] + 1


def test_a_state_has_no_name_where_something_was_written_or_the_past_is_read(db: None) -> None:
    assert present_stamp() is not None
    with known_at(datetime.now(UTC)):
        assert present_stamp() is None
    with sealed(), entry(by=OPERATOR, reason="test"):
        write_person("Hoàng Văn Thử")
    assert present_stamp() is None


def test_an_answer_is_kept_until_an_entry_writes_to_what_it_rests_on(world: World) -> None:
    store, asked = Kept(), []
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(seq) FROM audit_entry")
        former = Stamp("of these tests", None, cursor.fetchone()[0])

    def read() -> tuple[kept.Ids, ...]:
        asked.append("read")
        return (ids_in(b"\0\0\0\0\0\0\0\1"),)

    store.answer("places", former, ("members_place",), read)
    store.answer("names", former, ("people_personname",), read)
    move_one(world)
    later = Stamp(former.database, former.epoch, former.seq + 1)

    store.answer("names", later, ("people_personname",), read)
    assert len(asked) == 2
    store.answer("places", later, ("members_place",), read)
    assert len(asked) == 3


@pytest.mark.parametrize("other", [Stamp("another", None, 1), Stamp("of these tests", "restored", 1)])
def test_an_answer_of_another_register_is_read_anew(db: None, other: Stamp) -> None:
    store = Kept()
    store.answer("question", STATE, ("members_place",), lambda: (ids_in(b"\0\0\0\0\0\0\0\1"),))

    (found,) = store.answer("question", other, ("members_place",), lambda: (ids_in(b"\0\0\0\0\0\0\0\2"),))

    assert found.tolist() == [2]


def test_what_was_not_asked_for_longest_gives_way() -> None:
    store, asked = Kept(most_bytes=16), []

    def answer(name: str) -> None:
        def read() -> tuple[kept.Ids, ...]:
            asked.append(name)
            return (ids_in(b"\0\0\0\0\0\0\0\1"),)

        store.answer(name, STATE, ("members_place",), read)

    for name in ("one", "two", "one", "three", "one", "two"):
        answer(name)

    assert asked == ["one", "two", "three", "two"]
