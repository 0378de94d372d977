"""Registering people, naming them, their numbers and attributes, and correcting a birth."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings

from chibo.kernel.actors import OPERATOR
from chibo.kernel.code_lists import CodeUnknown
from chibo.kernel.errors import NotPermitted, RuleBroken
from chibo.kernel.partial_dates import PartialDate
from chibo.register.decisions.api import Basis
from chibo.register.people.api import (
    IdentifierTaken,
    PersonAlreadySo,
    PersonFactNotSound,
    PersonNotFound,
    attributes_on,
    correct_birth,
    identifier_digest,
    identifier_well_formed,
    person_identified,
    person_on,
    record_attribute,
    record_identifier,
    register_person,
    rename_person,
)
from chibo.trust.audit.api import known_at
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def _register(
    number: str = "006090123456",
    by: str = "",
    world: World | None = None,
    sex: str = "F",
    name: str = "Nông Thị Mới",
    **attributes: str,
) -> int:
    return register_person(
        name=name,
        sex=sex,
        born=PartialDate.of_year(1990),
        identifiers={"personal_id": number},
        attributes=attributes,
        effective_on=DAY,
        basis=ON_PAPER,
        by=world.actors[by] if world and by else OPERATOR,
    )


def _record(person: int, kind: str, value: str, effective_on: date | None = None) -> None:
    record_identifier(person_id=person, kind=kind, value=value, effective_on=effective_on, basis=ON_PAPER, by=OPERATOR)


def test_a_person_is_known_by_name_birth_and_number(world: World) -> None:
    person = _register()

    known = person_on(person, on=DAY)
    assert (known.name, known.sex, str(known.born)) == ("Nông Thị Mới", "F", "1990")
    assert person_identified("personal_id", "006 090 123 456") == person
    assert person_identified("cmnd", "006090123456") is None


def test_attributes_hold_from_their_day_on(world: World) -> None:
    person = _register(education="E3")
    record_attribute(
        person_id=person, dimension="education", code="E4", effective_on=date(2025, 9, 1), basis=ON_PAPER, by=OPERATOR
    )

    had = [attributes_on(person, on=day).get("education") for day in (EVE, DAY, date(2025, 8, 31), date(2025, 9, 1))]
    assert had == [None, "E3", "E3", "E4"]


def test_a_number_of_another_person_is_refused_without_showing_it(world: World) -> None:
    _register()

    with refuses(IdentifierTaken) as _:
        _register()
    with pytest.raises(IdentifierTaken, match="…456"):
        _register()


@pytest.mark.parametrize("content", [{"sex": "X"}, {"name": " "}, {"education": "E9"}])
def test_what_is_not_sound_is_refused(content: dict[str, Any], world: World) -> None:
    with refuses(PersonFactNotSound):
        _register(**content)


@pytest.mark.parametrize(
    ("kind", "value", "is_sound"),
    [
        ("personal_id", "006090123456", True),
        ("personal_id", "06090123456", False),
        ("cmnd", "095123456", True),
        ("card_old", "12345678", True),
        ("card", "12345678", False),
        ("ll_number", "123456 BK", True),
        ("ll_number", "12345 BK", False),
        ("badge", "A12345", True),
    ],
)
def test_a_number_has_the_form_of_its_kind(kind: str, value: str, is_sound: bool) -> None:
    assert identifier_well_formed(kind, value, on=DAY).permits == is_sound


def test_a_misformed_number_is_refused(world: World) -> None:
    person = _register()

    with refuses(RuleBroken, "identifier_misformed"):
        _record(person, "cmnd", "12")
    with refuses(CodeUnknown):
        _record(person, "unheard", "12")


def test_a_new_number_takes_the_place_of_the_old_which_may_then_be_anothers(world: World) -> None:
    person = _register()
    _record(person, "personal_id", "006090999999", effective_on=date(2025, 4, 1))

    assert person_identified("personal_id", "006090123456") is None
    assert person_identified("personal_id", "006090999999") == person
    assert _register() != person


def test_a_person_is_called_by_the_name_in_use_from_the_day_on(world: World) -> None:
    person = _register()
    rename_person(person_id=person, name="Nông Thị Mai", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    assert [person_on(person, on=day).name for day in (EVE, DAY)] == ["Nông Thị Mới", "Nông Thị Mai"]
    with refuses(PersonAlreadySo):
        rename_person(person_id=person, name="Nông Thị Mơ", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def test_a_second_value_from_the_same_day_is_refused(world: World) -> None:
    person = _register(education="E3")

    with refuses(PersonAlreadySo, "person_attribute_one_at_a_time"):
        record_attribute(
            person_id=person, dimension="education", code="E4", effective_on=DAY, basis=ON_PAPER, by=OPERATOR
        )


def test_a_birth_is_corrected_and_the_register_still_knows_what_it_said(world: World) -> None:
    with sealed():
        person = _register()
    said = Entry.objects.latest("seq").recorded_at
    with sealed():
        correct_birth(
            person_id=person, born=PartialDate.of_month(1990, 5), basis=Basis("paper", "giấy khai sinh 12"), by=OPERATOR
        )

    with known_at(said):
        before = str(person_on(person, on=DAY).born)
    assert (before, str(person_on(person, on=DAY).born)) == ("1990", "05/1990")
    assert Entry.objects.latest("seq").kind == "correction"


def test_a_birth_is_not_corrected_without_a_basis(world: World) -> None:
    with refuses(RuleBroken, "correction_needs_basis"):
        correct_birth(
            person_id=world.people["khe_vai_1"], born=PartialDate.of_year(1971), basis=Basis("", ""), by=OPERATOR
        )


def test_nobody_is_not_found(world: World) -> None:
    with refuses(PersonNotFound):
        rename_person(person_id=-1, name="A", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def _rename(world: World, person: str, by: str) -> None:
    rename_person(
        person_id=world.people[person], name="Tên Khác", effective_on=DAY, basis=ON_PAPER, by=world.actors[by]
    )


def test_a_registrar_writes_of_those_counted_in_the_district_alone(world: World) -> None:
    with refuses(PersonNotFound):
        _rename(world, "ban_luong_1", "registrar_of_thach_binh")
    with refuses(NotPermitted):
        _rename(world, "khe_vai_1", "secretary_of_dong_may")
    with refuses(NotPermitted):
        _register(world=world, by="nobody")
    with refuses(NotPermitted):
        _rename(world, "front_head_no_member", "nobody")

    _rename(world, "khe_vai_1", "registrar_of_thach_binh")
    _rename(world, "dies_in_2020", "registrar_of_thach_binh")

    assert person_on(world.people["khe_vai_1"], on=DAY).name == "Tên Khác"


def test_a_digest_depends_on_kind_and_number_and_on_a_key_of_the_data_folder(world: World) -> None:
    key = settings.CHIBO_DATA / "keys" / "identifiers"

    assert identifier_digest("cmnd", "012 345 bk") == identifier_digest("cmnd", "012345BK")
    assert identifier_digest("cmnd", "012345") != identifier_digest("card_old", "012345")
    assert (len(key.read_bytes()), key.stat().st_mode & 0o777) == (32, 0o600)
