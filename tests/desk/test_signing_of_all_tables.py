"""All tables of a unit are signed at once: what is seen is signed, all that is to be signed, or none of it."""

import html
import re
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from chibo.figures.api import Period, editions_of, sign_table, tables_to_sign
from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.models import Entry
from tests.desk.conftest import SignIn
from tests.desk.test_figure_pages import body
from tests.desk.test_table_pages import late_death, province, sign
from tests.desk.test_table_signing import seal_of
from tests.worlds.lam_son import ON_PAPER, World

__all__ = ["province"]

ALL = ("1", "2", "2B", "3", "4", "5")


def _send(client: Client, address: str, reason: str = "thử", seal: str | None = None) -> tuple[int, str, str]:
    """Send what the page shows to be signed; the status, where it leads, and the text."""
    given = seal_of(body(client, address)) if seal is None else seal
    answer = client.post(address, {"seal": given, "reason": reason})
    assert isinstance(answer, HttpResponse)
    return answer.status_code, answer.headers.get("Location", ""), html.unescape(answer.content.decode())


def _signed(world: World) -> list[tuple[str, int]]:
    return sorted((one.number, one.edition) for one in editions_of(world.units["province"]))


@pytest.mark.parametrize(("period", "numbers"), [("2024", ALL), ("2024-H1", ("1", "2", "2B"))])
def test_all_tables_that_were_looked_at_are_signed_in_one_entry_with_the_reason(
    world: World, as_reader: SignIn, province: str, period: str, numbers: tuple[str, ...]
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period={period}"
    assert f"/tables/signing/?unit={province}&amp;period={period}" in body(
        client, f"/tables/?unit={province}&period={period}"
    )
    entries = Entry.objects.count()

    page = html.unescape(body(client, address))
    status, onward, _text = _send(client, address, "thử")

    assert re.findall(r"<summary>Mọi con số của biểu (\w+)</summary>", page) == list(numbers)
    assert f"Ký {len(numbers)} biểu này?" in page
    assert (status, onward) == (302, f"/tables/?unit={province}&period={period}")
    assert _signed(world) == [(number, 1) for number in numbers]
    assert {(one.reason, one.signed_by) for one in editions_of()} == {
        ("thử", world.actors["registrar_of_province"].name)
    }
    assert Entry.objects.count() == entries + 1
    shown = body(client, onward)
    assert all(f"Đã ký biểu {number}, lần 1." in shown for number in numbers)


def test_broken_checks_of_any_table_stand_on_the_page_and_need_a_reason(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period=2014&version=2021"

    page = body(client, address)
    status, _onward, text = _send(client, address, "   ")

    assert "không khớp" in page
    assert status == 422
    assert re.search(r"Các biểu [\w, ]*1[\w, ]* của “[^”]*” có \d+ phép kiểm tra không khớp", text)
    assert editions_of() == ()
    assert _send(client, address, "Hạt Kiểm lâm chưa phân loại")[0] == 302
    assert {one.breaches > 0 for one in editions_of() if one.number == "1"} == {True}


def test_where_the_register_changed_meanwhile_none_is_signed(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period=2024"
    looked_at = seal_of(body(client, address))
    late_death(world)

    status, _onward, text = _send(client, address, seal=looked_at)

    assert status == 409
    assert "Chưa biểu nào được ký. Hãy xem lại." in text
    assert editions_of() == ()
    assert seal_of(text) not in {"", looked_at}
    assert _send(client, address, seal=seal_of(text))[0] == 302


@pytest.mark.parametrize("seal", ["", "0" * 64])
def test_nothing_is_signed_unseen(world: World, as_reader: SignIn, province: str, seal: str) -> None:
    address = f"/tables/signing/?unit={province}&period=2024"

    assert _send(as_reader("registrar_of_province"), address, seal=seal)[0] == 409
    assert editions_of() == ()


def test_a_table_signed_alike_while_the_page_was_looked_at_refuses_all(
    world: World, as_reader: SignIn, province: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period=2024"
    asked = tables_to_sign

    def signed_meanwhile(*given: object, **named: object) -> object:
        found = asked(*given, **named)  # type: ignore[arg-type]
        sign_table(
            number="5", unit=world.units["province"], period=Period(2024), reason="thử", basis=ON_PAPER, by=OPERATOR
        )
        return found

    monkeypatch.setattr("chibo.figures.tables.commands.sign_tables.tables_to_sign", signed_meanwhile)
    status, _onward, text = _send(client, address)

    assert (status, "có biểu vừa được ký" in text) == (409, True)
    # The other signing stood in the same transaction here, and went with it.
    assert editions_of() == ()


def test_tables_that_say_the_same_stay_as_signed_and_the_others_get_their_next_edition(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period=2024"
    sign(world, date(2025, 2, 1), "thử")

    first = html.unescape(body(client, address))
    assert _send(client, address)[0] == 302
    again = body(client, address)
    refused = _send(client, address, seal=seal_of(first))
    late_death(world)
    corrected = html.unescape(body(client, address))
    assert _send(client, address, "bổ sung từ trần")[0] == 302

    assert "Biểu 1, lần ký 1, giống hệt ở mọi ô" in first
    assert "Ký 5 biểu này?" in first
    assert "Lần ký cuối của mọi biểu" in again
    assert seal_of(again) == ""
    assert refused[0] == 422
    assert (
        corrected.count("<h2>Đính chính so với lần ký 1</h2>")
        == len([one for one in _signed(world) if one[1] == 2])
        > 0
    )
    assert [number for number, edition in _signed(world) if edition == 1] == list(ALL)
    assert ("1", 2) in _signed(world)


@pytest.mark.parametrize(
    ("on", "is_over"), [(date(2025, 12, 30), False), (date(2025, 12, 31), False), (date(2026, 1, 1), True)]
)
def test_tables_are_signed_when_their_period_is_over(
    world: World, as_reader: SignIn, province: str, on: date, is_over: bool
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/signing/?unit={province}&period=2025&version=2021"

    with world.recorder.on(on, "asked"):
        page = body(client, address)
    with world.recorder.on(on, "sent"):
        status = _send(client, address, seal=seal_of(page) or "0" * 64)[0]

    assert bool(seal_of(page)) is is_over
    assert ("kết thúc ngày 31/12/2025" in page) is not is_over
    assert status == (302 if is_over else 422)


@pytest.mark.parametrize(
    ("asked", "status"), [("period=2019", 422), ("period=24", 422), ("period=2024&version=1999", 404)]
)
def test_what_cannot_be_signed_says_why(as_reader: SignIn, province: str, asked: str, status: int) -> None:
    body(as_reader("registrar_of_province"), f"/tables/signing/?unit={province}&{asked}", status)


def test_signing_is_of_what_is_known_now(as_reader: SignIn, province: str) -> None:
    answer = as_reader("registrar_of_province").get(f"/tables/signing/?unit={province}&period=2024&known_at=2100-01-01")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/tables/signing/?unit={province}&period=2024")
