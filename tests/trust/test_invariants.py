"""What the database holds of entries, history, accounts and grants."""

from typing import Any

import pytest

from chibo.register.people.models import Person
from chibo.trust.access.models import Grant
from chibo.trust.accounts.models import User
from chibo.trust.audit.models import Entry, Installation, Reading
from tests.invariants import NO_DAY, TO_INFINITY, Case, Writing, allowed, refused, run, span
from tests.worlds.lam_son import World

UNKNOWN_UNIT = 10**15


def _grant(world: World, during: Any, *, role: str = "editor", unit_id: int | None = None) -> object:
    return Grant.objects.create(
        user=world.user("editor_of_province"),
        role=role,
        unit_id=unit_id or world.units["province"],
        valid_during=during,
    )


def _user(*, name: str = "Một Người", language: str = "vi", is_demo: bool = False) -> object:
    return User.objects.create(username="somebody", display_name=name, language=language, is_demo=is_demo)


def _entry(**content: Any) -> object:
    return Entry.objects.create(**{"kind": "command", "actor_name": "somebody", "reason": "to try it"} | content)


def _reading(name: str) -> Reading:
    return Reading.objects.create(actor_name=name, what="identifiers", subject_kind="member", subject_id="1")


def _write_without_entry() -> object:
    run("SELECT set_config('chibo.entry', '', true)")
    return _person()


def _person() -> object:
    return Person.objects.create(sex="F", born_on=None, born_precision="u")


def _record_at(instant: str) -> object:
    return run("SELECT set_config('chibo.recorded_at', %s, true)", instant)


OWNERS = {
    "areas_areacommune": "area_id",
    "areas_serving": "area_id",
    "members_member": "person_id",
    "members_memberevent": "member_id",
    "members_place": "member_id",
    "offices_holding": "person_id",
    "people_personattribute": "person_id",
    "units_placement": "unit_id",
    "units_unitattribute": "unit_id",
}


def _given_to(table: str, owner: str, other: str) -> Writing:
    return lambda w: run(f"UPDATE {table} SET {owner} = {other}")


CASES = (
    Case(
        "installation_is_one",
        lambda w: Installation.objects.create(id=2, kind="test"),
        lambda w: Installation.objects.update(kind="demo"),
    ),
    Case(
        "installation_kind_known",
        lambda w: Installation.objects.update(kind="toy"),
        lambda w: Installation.objects.update(kind="production"),
    ),
    Case("entry_kind_known", lambda w: _entry(kind="whim"), lambda w: _entry(kind="setup")),
    Case("entry_names_its_actor", lambda w: _entry(actor_name=""), lambda w: _entry(actor_name="A")),
    Case("entry_has_a_reason", lambda w: _entry(reason=""), lambda w: _entry(reason="A")),
    Case("entry_sealed_with_its_instant", lambda w: _entry(seq=10**9), lambda w: _entry()),
    Case(
        "entry_recorded_in_order",
        lambda w: _record_at("2025-01-02 08:00:00+07"),
        lambda w: _record_at("2025-01-02 09:00:00+07"),
    ),
    Case("change_has_an_entry", lambda w: _write_without_entry(), lambda w: _person()),
    Case(
        "past_is_never_rewritten",
        lambda w: Entry.objects.filter(seq=1).update(reason="another"),
        lambda w: Entry.objects.filter(seq=None).update(reason="another"),
        "entry_is_never_rewritten",
    ),
    Case(
        "past_is_never_rewritten",
        lambda w: Entry.objects.filter(seq=None).update(actor_name="another"),
        lambda w: Entry.objects.filter(seq=None).update(basis_id="another"),
        "of an open entry, by its actor",
    ),
    Case(
        "past_is_never_rewritten",
        lambda w: run("DELETE FROM audit_entry"),
        lambda w: _entry(),
        "entry_is_never_removed",
    ),
    Case(
        "past_is_never_rewritten",
        lambda w: run("UPDATE history.people_person SET sex = 'M'"),
        lambda w: _person(),
        "history_is_never_rewritten",
    ),
    Case(
        "past_is_never_rewritten",
        lambda w: run("DELETE FROM history.people_person"),
        lambda w: Person.objects.filter(pk=w.people["khe_vai_1"]).update(sex="F"),
        "history_is_never_rewritten by deleting",
    ),
    Case(
        "past_is_never_rewritten",
        lambda w: _reading("A").delete(),
        lambda w: _reading("A"),
        "reading_is_never_rewritten",
    ),
    *(
        Case(
            "owner_never_changes",
            _given_to(table, owner, f"{owner} + 1000000"),
            _given_to(table, owner, owner),
            f"of {table}",
        )
        for table, owner in OWNERS.items()
    ),
    Case("reading_names_its_actor", lambda w: _reading(""), lambda w: _reading("A")),
    Case("user_has_a_name", lambda w: _user(name=""), lambda w: _user()),
    Case("user_language_known", lambda w: _user(language="fr"), lambda w: _user(language="en")),
    Case(
        "demo_user_only_in_a_demo",
        lambda w: _user(is_demo=True),
        lambda w: (Installation.objects.update(kind="demo"), _user(is_demo=True)),
    ),
    Case(
        "grant_role_known",
        lambda w: _grant(w, span("2030-01-01"), role="king"),
        lambda w: _grant(w, span("2030-01-01"), role="secretary"),
    ),
    Case("grant_period_is_sound", lambda w: _grant(w, NO_DAY), lambda w: _grant(w, span("2020-01-01", "2020-01-02"))),
    Case(
        "grant_period_is_sound",
        lambda w: _grant(w, TO_INFINITY, role="secretary"),
        lambda w: _grant(w, span("2015-01-01"), role="secretary"),
        "to infinity",
    ),
    Case(
        "grant_once_at_a_time",
        lambda w: _grant(w, span("2024-01-01", "2025-01-03")),
        lambda w: _grant(w, span("2024-01-01", "2025-01-02")),
    ),
    Case(
        "grant_unit_exists",
        lambda w: _grant(w, span("2030-01-01"), role="secretary", unit_id=UNKNOWN_UNIT),
        lambda w: _grant(w, span("2030-01-01"), role="secretary"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
