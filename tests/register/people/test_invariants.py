"""What the database holds of people."""

import pytest

from chibo.register.people.models import Identifier, Person, PersonAttribute, PersonName, SheetItem
from tests.invariants import Case, allowed, refused, run
from tests.worlds.lam_son import World


def _born(on: str | None, precision: str, sex: str = "F") -> Person:
    return Person.objects.create(sex=sex, born_on=on, born_precision=precision)


def _name(world: World, first_on: str | None, *, kind: str = "used", name: str = "Nông Văn Khác") -> object:
    return PersonName.objects.create(person_id=world.people["probationary"], kind=kind, first_on=first_on, name=name)


def _number(world: World, value: str, digest: bytes, *, kind: str = "cmnd", withdrawn_on: str | None = None) -> object:
    return Identifier.objects.create(
        person_id=world.people["probationary"], kind=kind, value=value, digest=digest, withdrawn_on=withdrawn_on
    )


def _education(world: World, first_on: str | None, code: str = "E3") -> object:
    return PersonAttribute.objects.create(
        person_id=world.people["probationary"], dimension="education", first_on=first_on, code=code
    )


def _line(world: World, item: int, ordinal: int = 1, precision: str = "u") -> object:
    return SheetItem.objects.create(
        person_id=world.people["probationary"], item=item, ordinal=ordinal, precision=precision
    )


CASES = (
    Case("person_sex_known", lambda w: _born(None, "u", "X"), lambda w: _born(None, "u", "M")),
    Case("person_birth_precision_known", lambda w: _born("1970-01-01", "w"), lambda w: _born("1970-01-01", "y")),
    Case("person_birth_day_or_unknown", lambda w: _born("1970-01-01", "u"), lambda w: _born(None, "u")),
    Case(
        "person_birth_day_or_unknown", lambda w: _born(None, "y"), lambda w: _born("1970-01-01", "m"), "without a day"
    ),
    Case(
        "person_name_one_at_a_time",
        lambda w: (_name(w, "2020-01-01"), _name(w, "2020-01-01")),
        lambda w: (_name(w, "2020-01-01"), _name(w, "2020-01-02")),
    ),
    Case("person_name_one_at_a_time", lambda w: _name(w, None, kind="birth"), lambda w: _name(w, None), "at birth"),
    Case("person_name_kind_known", lambda w: _name(w, None, kind="nick"), lambda w: _name(w, None, kind="used")),
    Case("person_name_not_blank", lambda w: _name(w, None, name=""), lambda w: _name(w, None, name="A")),
    Case(
        "person_name_day_is_sound",
        lambda w: run(
            "INSERT INTO people_personname (person_id, kind, first_on, name) VALUES (%s, 'used', 'infinity', 'A')",
            w.people["probationary"],
        ),
        lambda w: _name(w, "9999-12-31"),
    ),
    Case(
        "identifier_names_one_person",
        lambda w: (_number(w, "1", b"1"), _number(w, "1", b"1")),
        lambda w: (_number(w, "1", b"1", withdrawn_on="2020-01-01"), _number(w, "1", b"1")),
    ),
    Case("identifier_not_blank", lambda w: _number(w, "", b"1"), lambda w: _number(w, "1", b"1")),
    Case(
        "code_is_listed",
        lambda w: _number(w, "1", b"1", kind="shoe"),
        lambda w: _number(w, "1", b"1", kind="badge"),
        "identifier_kind_is_listed",
    ),
    Case("person_attribute_one_at_a_time", lambda w: _education(w, None), lambda w: _education(w, "2020-01-01")),
    Case(
        "person_attribute_day_is_sound",
        lambda w: run(
            "INSERT INTO people_personattribute (person_id, dimension, first_on, code)"
            " VALUES (%s, 'education', 'infinity', 'E3')",
            w.people["probationary"],
        ),
        lambda w: _education(w, "9999-12-31"),
    ),
    Case(
        "code_is_listed",
        lambda w: _education(w, "2020-01-01", "E9"),
        lambda w: _education(w, "2020-01-01", "E1"),
        "person_attribute_code_is_listed_new",
    ),
    Case(
        "code_is_listed",
        lambda w: PersonAttribute.objects.filter(dimension="education").update(code="E9"),
        lambda w: PersonAttribute.objects.filter(dimension="education").update(code="E1"),
        "person_attribute_code_is_listed_changed",
    ),
    Case("sheet_item_number_known", lambda w: _line(w, 31), lambda w: _line(w, 30)),
    Case("sheet_item_line_once", lambda w: (_line(w, 21), _line(w, 21)), lambda w: (_line(w, 21), _line(w, 21, 2))),
    Case("sheet_item_precision_known", lambda w: _line(w, 21, precision="w"), lambda w: _line(w, 21, precision="y")),
    Case(
        "code_is_listed",
        lambda w: Identifier.objects.update(kind="shoe"),
        lambda w: Identifier.objects.update(kind="cmnd"),
        "identifier_kind_is_listed_changed",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
