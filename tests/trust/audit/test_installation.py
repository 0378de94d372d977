"""What a register is for, how its past is recorded on purpose, and what was read."""

from datetime import datetime

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entries_of, entry, installation_kind, known_at
from chibo.trust.audit.commands import (
    InstallationIsOfAnotherKind,
    establish_installation,
    record_reading,
    recording_at,
    renew_epoch,
)
from chibo.trust.audit.models import Entry, Installation, InstallationKind, Reading
from tests.databases import sealed
from tests.trust.audit.register_rows import names_known, rows, write_person
from tests.worlds.recording import VIETNAM

NOON = datetime(2030, 1, 1, 12, tzinfo=VIETNAM)


def test_a_register_is_for_one_thing_for_good(db: None) -> None:
    assert installation_kind() is InstallationKind.TEST
    assert establish_installation(InstallationKind.TEST) is False
    with pytest.raises(InstallationIsOfAnotherKind, match="another folder"):
        establish_installation(InstallationKind.DEMO)


def test_a_register_of_which_nothing_is_said_is_for_production(db: None) -> None:
    Installation.objects.all().delete()

    assert installation_kind() is InstallationKind.PRODUCTION
    assert establish_installation(InstallationKind.PRODUCTION) is True


def test_a_restored_register_begins_another_life(db: None) -> None:
    before = Installation.objects.get().epoch

    renew_epoch()

    assert Installation.objects.get().epoch != before


def test_every_entry_inside_is_recorded_at_the_instant(db: None) -> None:
    with recording_at(NOON):
        for name in ("Một", "Hai"):
            with sealed(), entry(by=OPERATOR, reason=name):
                write_person(name)

    instants = [one.recorded_at for one in Entry.objects.filter(reason__in=("Một", "Hai")).order_by("seq")]
    assert [instant and instant.replace(microsecond=0) for instant in instants] == [NOON, NOON]
    assert rows("SELECT current_setting('chibo.recorded_at', true)") == [""]


def test_entries_on_a_kind_of_basis_come_latest_first(db: None) -> None:
    for number in ("1", "2"):
        with sealed(), entry(by=OPERATOR, reason=f"import {number}", basis=("import", number)):
            write_person(number)
    with entry(by=OPERATOR, reason="still open", basis=("import", "3")):
        write_person("3")

    assert [one.basis_id for one in entries_of("import")] == ["2", "1"]


def test_no_instant_asks_for_what_is_known_now(db: None) -> None:
    with entry(by=OPERATOR, reason="one"):
        write_person("Một")

    with known_at(None) as seq:
        assert (seq, names_known()) == (None, {"Một"})


def test_a_reading_of_what_is_masked_is_noted_without_an_entry(db: None) -> None:
    record_reading(by=OPERATOR, what="identifiers", of_kind="member", of_id="17")

    noted = Reading.objects.get()
    assert (noted.actor_name, noted.what, noted.subject_kind, noted.subject_id) == (
        "operator",
        "identifiers",
        "member",
        "17",
    )
