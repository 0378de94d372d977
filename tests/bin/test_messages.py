"""A catalogue is judged entry by entry, and filed by room."""

from pathlib import Path

import polib
import pytest

from messages import faults_of, room_of


def test_a_whole_translation_has_no_fault() -> None:
    assert faults_of(polib.POEntry(msgid="%(n)s members", msgstr="%(n)s đảng viên")) == []


def test_a_translation_that_lost_a_placeholder_is_refused() -> None:
    entry = polib.POEntry(msgid="from %(start)s to %(end)s", msgstr="từ %(start)s")

    assert faults_of(entry) == ["has other placeholders in its translation"]


@pytest.mark.parametrize(
    "entry",
    [
        polib.POEntry(msgid="Cell"),
        polib.POEntry(msgid="Cell", msgstr="Chi bộ", flags=["fuzzy"]),
        polib.POEntry(msgid="cell", msgid_plural="cells", msgstr_plural={0: ""}),
    ],
)
def test_an_empty_or_doubtful_translation_is_none(entry: polib.POEntry) -> None:
    assert faults_of(entry) == ["is not translated"]


def test_a_plural_may_keep_the_placeholders_of_either_form() -> None:
    entry = polib.POEntry(msgid="one cell", msgid_plural="%(n)s cells", msgstr_plural={0: "%(n)s chi bộ"})

    assert faults_of(entry) == []


@pytest.mark.parametrize(
    ("file", "room"),
    [
        ("src/chibo/register/units/rules.py", "register.units"),
        ("src/chibo/desk/web/home.py", "desk"),
        ("src/chibo/kernel/errors.py", "kernel"),
    ],
)
def test_a_text_is_filed_with_its_room(file: str, room: str) -> None:
    assert room_of(Path(file)) == room
