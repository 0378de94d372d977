"""Tables are signed on the desk: what is seen is signed, what is broken needs a reason, what was signed stays."""

import html
import re
from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from chibo.figures.api import Period, editions_of, signed_table
from chibo.figures.tables.models import SignedTable
from tests.desk.conftest import SignIn
from tests.desk.test_figure_pages import body
from tests.desk.test_table_pages import late_death, province, sign
from tests.worlds.lam_son import World

__all__ = ["province"]

_SEAL = re.compile(r'name="seal" value="([0-9a-f]{64})"')
_CHANGED = re.compile(
    r'<th scope="row">([^<]*)</th><td>([^<]*)</td><td class="num">([^<]*)</td><td class="num">([^<]*)</td>'
)
SAME = "Biểu 1, lần ký 1, giống hệt ở mọi ô"
SIGN_ANEW = "Ký lần mới"
SAYS_OTHERWISE = "Sổ hiện nay cho số khác"


def seal_of(page: str) -> str:
    """Give the seal of what a page shows to be signed; empty where it offers no signing."""
    found = _SEAL.search(page)
    return found[1] if found else ""


def _changed(page: str) -> list[tuple[str, ...]]:
    """Give the cells that a page says differ: row, column, then, now."""
    return [tuple(map(html.unescape, found)) for found in _CHANGED.findall(page)]


def _send(client: Client, address: str, reason: str = "", seal: str | None = None) -> tuple[int, str, str]:
    """Send what the page shows to be signed; the status, where it leads, and the text."""
    given = seal_of(body(client, address)) if seal is None else seal
    answer = client.post(address, {"seal": given, "reason": reason})
    assert isinstance(answer, HttpResponse)
    return answer.status_code, answer.headers.get("Location", ""), html.unescape(answer.content.decode())


def test_what_was_looked_at_is_signed_once_by_who_looked_at_it(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/1/signing/?unit={province}&period=2024"

    page = body(client, address)
    status, onward, _text = _send(client, address, "thử")

    name = world.actors["registrar_of_province"].name
    assert f"Người ký: {name}" in html.unescape(page)
    assert "lần ký 1?" in page
    assert (status, onward) == (302, f"/tables/1/?unit={province}&period=2024&edition=1")
    (edition,) = editions_of(world.units["province"])
    assert (edition.number, edition.edition, edition.signed_by, edition.reason) == ("1", 1, name, "thử")
    shown = body(client, onward)
    assert "Đã ký biểu 1, lần 1." in shown
    assert "Sổ hiện nay cho cùng số liệu ở mọi ô" in shown
    again = _send(client, address, "thử", seal_of(page))
    assert again[0] == 422
    assert SAME in again[2]
    assert SAME in body(client, address)
    assert seal_of(again[2]) == ""


def test_a_broken_check_stands_before_the_numbers_and_needs_a_reason(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/1/signing/?unit={province}&period=2014&version=2021"

    page = body(client, address)
    refused, _onward, text = _send(client, address, "   ")

    assert 0 < page.index("không khớp") < page.index("Mỗi con số mở ra")
    assert refused == 422
    assert "Hãy sửa sổ, hoặc nêu lý do" in text
    assert editions_of() == ()
    status, onward, _text = _send(client, address, "Hạt Kiểm lâm chưa phân loại")
    assert status == 302
    shown = html.unescape(body(client, onward))
    assert "Hạt Kiểm lâm chưa phân loại" in shown
    kept = signed_table("1", world.units["province"], Period(2014))
    assert kept is not None
    assert kept.breaches
    assert all(breach in shown for breach in kept.breaches)
    assert "Số cuối kỳ bằng cộng đảng viên ở biểu 5" in shown


def test_what_changed_after_it_was_looked_at_is_not_signed(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    address = f"/tables/1/signing/?unit={province}&period=2024"
    looked_at = seal_of(body(client, address))
    late_death(world)

    status, _onward, text = _send(client, address, "thử", looked_at)

    assert status == 409
    assert "nay đã khác với những gì đồng chí vừa xem" in text
    assert editions_of() == ()
    assert seal_of(text) not in {"", looked_at}
    assert _send(client, address, "thử", seal_of(text))[0] == 302


@pytest.mark.parametrize("seal", ["", "0" * 64])
def test_nothing_is_signed_unseen(world: World, as_reader: SignIn, province: str, seal: str) -> None:
    address = f"/tables/1/signing/?unit={province}&period=2024"

    assert _send(as_reader("registrar_of_province"), address, "thử", seal)[0] == 409
    assert editions_of() == ()


@pytest.mark.parametrize(
    ("on", "is_over"), [(date(2025, 12, 30), False), (date(2025, 12, 31), False), (date(2026, 1, 1), True)]
)
def test_a_table_is_signed_when_its_period_is_over(
    world: World, as_reader: SignIn, province: str, on: date, is_over: bool
) -> None:
    client = as_reader("registrar_of_province")

    with world.recorder.on(on, "asked"):
        page = body(client, f"/tables/1/signing/?unit={province}&period=2025&version=2021")

    assert bool(seal_of(page)) is is_over
    assert ("kết thúc ngày 31/12/2025" in page) is not is_over


def test_a_signed_table_stays_and_says_in_both_languages_what_the_register_says_otherwise(
    world: World, as_reader: SignIn, province: str
) -> None:
    sign(world, date(2025, 2, 1), "thử")
    client = as_reader("registrar_of_province")
    edition = f"/tables/1/?unit={province}&period=2024&edition=1"
    before = body(client, edition)

    late_death(world)

    after = body(client, edition)
    assert SAYS_OTHERWISE not in before
    assert SAYS_OTHERWISE in after
    assert SIGN_ANEW in after
    assert [one[2:] for one in _changed(after) if one[1] == "Kỳ này"] == [("0", "1"), ("0", "1"), ("11", "10")]
    assert 'aria-label="11: D – Đảng viên trong danh sách cuối kỳ báo cáo, Kỳ này"' in after
    editor = body(as_reader("editor_of_province"), edition)
    assert SAYS_OTHERWISE in editor
    assert SIGN_ANEW not in editor
    client.cookies["django_language"] = "en"
    asked = f"unit={province}&period=2024"
    assert "Sign this as edition 2?" in body(client, f"/tables/1/signing/?{asked}")
    assert "The register says otherwise now" in body(client, edition)
    assert "Cells changed" in body(client, f"/tables/1/editions/?{asked}")


def test_a_new_edition_names_what_it_corrects_and_the_first_what_took_its_place(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    asked = f"unit={province}&period=2024"
    sign(world, date(2025, 2, 1), "thử")
    late_death(world)

    to_sign = body(client, f"/tables/1/signing/?{asked}")
    _status, onward, _text = _send(client, f"/tables/1/signing/?{asked}", "bổ sung từ trần")

    assert onward.endswith("&edition=2")
    second, first = body(client, onward), body(client, f"/tables/1/?{asked}&edition=1")
    assert _changed(second) == _changed(to_sign) != []
    assert "Đính chính so với lần ký 1" in second
    assert SAYS_OTHERWISE not in second + first
    assert "Lần ký 2, ngày" in first
    listed = body(client, f"/tables/1/editions/?{asked}")
    changes = re.findall(r'data-label="Số ô thay đổi">([^<]*)<', listed)
    assert changes == [str(len(_changed(second))), "–"]
    assert "bổ sung từ trần" in listed


def test_signing_is_of_what_is_known_now_whatever_the_page_before_was_of(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    asked = f"unit={province}&period=2024"

    for other in ("known_at=2100-01-01", "edition=1"):
        answer = client.get(f"/tables/1/signing/?{asked}&{other}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/tables/1/signing/?{asked}")


def test_what_was_signed_by_a_form_that_is_no_more_is_still_shown(
    world: World, as_reader: SignIn, province: str
) -> None:
    sign(world, date(2025, 2, 1), "thử")
    row = SignedTable.objects.get()
    row.pk, row.public_id, row.edition, row.version = None, uuid4(), 2, "1999"
    row.definition = row.definition.replace('version = "2021"', 'version = "1999"')
    row.definition_digest = "other"
    with world.recorder.on(date(2025, 2, 2), "by an old form"):
        row.save(force_insert=True)

    page = body(as_reader("registrar_of_province"), f"/tables/1/?unit={province}&period=2024&edition=2")

    assert "Hiện không đối chiếu được với sổ" in page
    assert "Mẫu biểu đã thay đổi từ đó" in page
    assert 'aria-label="11: D – Đảng viên trong danh sách cuối kỳ báo cáo, Kỳ này"' in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tables/9/signing/?period=2024", 404),
        ("/tables/9/editions/?period=2024", 404),
        ("/tables/3/signing/?period=2024-H1", 422),
        ("/tables/1/signing/?period=24", 422),
        ("/tables/1/signing/?period=2019", 422),
    ],
)
def test_what_cannot_be_signed_says_why(world: World, as_reader: SignIn, address: str, status: int) -> None:
    assert as_reader("registrar_of_province").get(address).status_code == status
