"""The code lists come into the register."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.code_lists import VERSION, code_list, code_list_names, codes_of
from chibo.kernel.errors import NotPermitted
from chibo.register.codes.api import load_codes
from chibo.register.codes.models import Code, CodeMeaning
from chibo.trust.audit.api import Entry, entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_lists() -> None:
    """Begin without codes, whatever other tests keep in the database; the triggers that forbid it come back."""
    with connection.cursor() as cursor:
        for table in ("codes_codemeaning", "codes_code"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"DELETE FROM {table}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_every_shipped_code_is_in_the_register_with_every_meaning() -> None:
    loaded = load_codes(by=OPERATOR)

    shipped = {(name, code) for name in code_list_names() for code in codes_of(name)}
    assert set(Code.objects.values_list("list", "code")) == shipped
    assert loaded.codes == len(shipped)
    assert loaded.meanings == CodeMeaning.objects.count() == sum(len(code_list(name)) for name in code_list_names())


def test_a_code_keeps_its_place_its_parent_and_the_precision_of_its_days() -> None:
    load_codes(by=OPERATOR)

    kind = Code.objects.get(list="base_unit_kind", code="T09b5x")
    assert kind.parent_code == "T09b5"
    assert kind.ordinal == codes_of("base_unit_kind").index("T09b5x") + 1
    delegation = CodeMeaning.objects.get(code__list="unit_kind", code__code="party_delegation")
    assert (delegation.valid_from, delegation.valid_to, delegation.precision) == (None, date(2025, 1, 1), "y")
    assert delegation.facts == {"level": "beside"}


def test_the_lists_are_loaded_in_one_entry_with_its_basis() -> None:
    before = Entry.objects.count()

    load_codes(by=OPERATOR)

    (made,) = Entry.objects.order_by("-pk")[:1]
    assert Entry.objects.count() == before + 1
    assert (made.actor_name, made.basis_kind, made.basis_id) == ("operator", "codes", VERSION)


def test_loading_again_changes_nothing_and_makes_no_entry() -> None:
    load_codes(by=OPERATOR)
    entries = Entry.objects.count()

    again = load_codes(by=OPERATOR)

    assert (again.codes, again.meanings, again.ends) == (0, 0, 0)
    assert Entry.objects.count() == entries


def test_what_an_administrator_added_or_reworded_stays() -> None:
    load_codes(by=OPERATOR)
    with entry(by=OPERATOR, reason="Own words"):
        own = Code.objects.create(list="setting", code="other.boat", parent_code="other", ordinal=99)
        CodeMeaning.objects.create(code=own, label_vi="Tàu thuyền", label_en="Boat")
        CodeMeaning.objects.filter(code__list="sex", code__code="F").update(label_vi="Phụ nữ")

    load_codes(by=OPERATOR)

    assert Code.objects.filter(list="setting", code="other.boat").exists()
    assert CodeMeaning.objects.get(code__list="sex", code__code="F").label_vi == "Phụ nữ"


def test_a_meaning_gets_its_end_when_that_is_known() -> None:
    load_codes(by=OPERATOR)
    of_district = CodeMeaning.objects.filter(code__list="unit_kind", code__code="rural_district")
    with entry(by=OPERATOR, reason="As it was known before"):
        of_district.update(valid_to=None)

    loaded = load_codes(by=OPERATOR)

    assert (loaded.codes, loaded.meanings, loaded.ends) == (0, 0, 1)
    assert of_district.get().valid_to == date(2025, 7, 1)


def test_one_with_an_account_may_not_load_them_and_nothing_is_written() -> None:
    with pytest.raises(NotPermitted, match="Nông Thị Hoa may not load"):
        load_codes(by=Actor(1, "Nông Thị Hoa"))

    assert not Code.objects.exists()


def test_the_register_refuses_to_remove_a_code() -> None:
    load_codes(by=OPERATOR)

    with pytest.raises(DatabaseError), transaction.atomic(), entry(by=OPERATOR, reason="Removal"):
        Code.objects.filter(list="sex", code="F").delete()

    assert Code.objects.filter(list="sex", code="F").exists()


def test_the_register_refuses_a_code_twice_in_one_list_and_allows_it_in_another() -> None:
    with entry(by=OPERATOR, reason="Codes"):
        Code.objects.create(list="one", code="A", ordinal=1)
        Code.objects.create(list="other", code="A", ordinal=1)

        with pytest.raises(DatabaseError, match="code_once_in_a_list"), transaction.atomic():
            Code.objects.create(list="one", code="A", ordinal=2)


def test_the_register_refuses_a_code_without_a_letter() -> None:
    with (
        pytest.raises(DatabaseError, match="code_not_blank"),
        transaction.atomic(),
        entry(by=OPERATOR, reason="Codes"),
    ):
        Code.objects.create(list="one", code="", ordinal=1)


def test_the_register_refuses_two_meanings_from_one_day_and_allows_them_from_two() -> None:
    with entry(by=OPERATOR, reason="Codes"):
        code = Code.objects.create(list="one", code="A", ordinal=1)
        CodeMeaning.objects.create(code=code, label_vi="Cũ", label_en="Old", valid_to=date(2025, 7, 1))
        CodeMeaning.objects.create(code=code, label_vi="Mới", label_en="New", valid_from=date(2025, 7, 1))

        with pytest.raises(DatabaseError, match="code_meaning_one_from_a_day"), transaction.atomic():
            CodeMeaning.objects.create(code=code, label_vi="Khác", label_en="Other")
