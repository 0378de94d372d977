"""Official tables on the desk: listed, filled in, each number opened to its rows; as signed, to what was known then."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from chibo.figures.api import Period, sign_table
from chibo.kernel.actors import OPERATOR
from chibo.register.acts.api import part_with_member
from chibo.trust.audit.models import Reading
from tests.desk.conftest import SignIn
from tests.desk.test_figure_pages import body
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import ON_PAPER, PRESENT, World

_LINK = re.compile(r'<a href="(/tables/[^"]*/cells/[^"]*)" aria-label="([^"]*)">([^<]*)</a>')


@pytest.fixture
def province(world: World) -> str:
    """Give the id of the provincial committee."""
    return str(public_id("units_unit", world.units["province"]))


def _numbers(page: str) -> dict[str, str]:
    """Give the addresses that open numbers, by the words a screen reader says of each."""
    return {html.unescape(said): html.unescape(address) for address, said, _shown in _LINK.findall(page)}


def sign(world: World, on: date, reason: str) -> None:
    """Sign table 1 of the province for 2024, on a day."""
    with world.recorder.on(on, "signing"):
        sign_table(
            number="1", unit=world.units["province"], period=Period(2024), version="2021", reason=reason,
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip


def late_death(world: World) -> None:
    """Record on 02/02/2025 that somebody died in 2024."""
    with world.recorder.on(date(2025, 2, 2), "a late death"):
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="died", effective_on=date(2024, 12, 1), basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip


def test_each_number_of_a_table_opens_to_its_rows_and_the_opening_is_written_down(
    world: World, as_reader: SignIn, province: str
) -> None:
    client = as_reader("registrar_of_province")
    listed = body(client, f"/tables/?unit={province}&period=2024&on={PRESENT}")
    assert f"/tables/1/?unit={province}&amp;period=2024" in listed

    links = _numbers(body(client, f"/tables/1/?unit={province}&period=2024&on={PRESENT}"))
    (admitted,) = (address for said, address in links.items() if said.startswith("1: 1. Kết nạp, Kỳ này"))
    opened = body(client, admitted)

    assert "Kết nạp, trở lại" not in opened
    assert "Đảng bộ huyện Thạch Bình" in opened
    assert opened.count('<th scope="row"><a href="/members/') == 1
    (reading,) = Reading.objects.filter(subject_id=province, what__startswith="table")
    assert reading.what == "table 1 B1 now"


def test_a_number_is_explained_in_english_too(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    client.cookies["django_language"] = "en"

    opened = body(client, f"/tables/3/cells/I.2/now/?unit={province}&period=2024&on={PRESENT}")

    for said in ("Members on the list on the last day of the period", "Ethnic minority: yes", "31/12/2024", "as now"):
        assert said in opened


def test_who_went_with_a_unit_is_named_with_the_day_and_the_way(world: World, as_reader: SignIn) -> None:
    unit = public_id("units_unit", world.units["thach_binh"])

    opened = body(
        as_reader("registrar_of_province"), f"/tables/1/cells/C5/now/?unit={unit}&period=2017&version=2021&on={PRESENT}"
    )

    assert opened.count("chuyển cùng tổ chức") == 2
    assert opened.count("01/01/2017") >= 2


def test_an_edition_opens_to_what_was_known_when_it_was_signed(world: World, as_reader: SignIn, province: str) -> None:
    sign(world, date(2025, 2, 1), "thử")
    late_death(world)
    sign(world, date(2025, 2, 3), "bổ sung từ trần")
    client = as_reader("registrar_of_province")
    shown = f"unit={province}&period=2024&on={PRESENT}"

    first, second, now = (
        body(client, f"/tables/1/cells/C1/now/?{shown}{which}") for which in ("&edition=1", "&edition=2", "")
    )

    assert [page.count('<th scope="row"><a href="/members/') for page in (first, second, now)] == [0, 1, 1]
    assert "01/02/2025" not in now
    assert all("note-warning" not in page for page in (first, second, now))
    assert "edition=1" in body(client, f"/tables/1/?{shown}")


def test_an_edition_opens_to_those_alone_who_may_read_history(world: World, as_reader: SignIn, province: str) -> None:
    sign(world, date(2025, 2, 1), "thử")
    editor: Client = as_reader("editor_of_province")
    shown = f"?unit={province}&period=2024&on={PRESENT}&edition=1"

    page = body(editor, f"/tables/1/{shown}")

    assert _numbers(page) == {}
    assert "Lần ký 1" in page
    assert editor.get(f"/tables/1/cells/D/now/{shown}").status_code == 404


def test_last_year_leads_to_what_was_signed_then(world: World, as_reader: SignIn, province: str) -> None:
    sign(world, date(2025, 2, 1), "thử")
    asked = f"?unit={province}&period=2025&version=2021&on={PRESENT}"

    opened = body(as_reader("registrar_of_province"), f"/tables/1/cells/D/before/{asked}")
    to_editor = body(as_reader("editor_of_province"), f"/tables/1/cells/D/before/{asked}")

    assert "năm 2024, theo biểu đã ký" in opened
    assert f"/tables/1/cells/D/now/?unit={province}&amp;period=2024&amp;edition=1" in opened
    assert "/tables/1/cells/D/now/" not in to_editor


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tables/9/?period=2024", 404),
        ("/tables/3/?period=2024-H1", 422),
        ("/tables/1/?period=24", 422),
        ("/tables/1/?period=2019", 422),
        ("/tables/1/?period=2024&edition=1", 404),
        ("/tables/3/cells/I.6/now/?period=2024", 404),
        ("/tables/1/?period=2024&unit=x", 404),
    ],
)
def test_what_cannot_be_shown_says_why(world: World, as_reader: SignIn, address: str, status: int) -> None:
    assert as_reader("registrar_of_province").get(f"{address}&on={PRESENT}").status_code == status


@pytest.mark.parametrize("page", ["", "editions/", "signing/", "table.csv", "cells/D/now/"])
def test_where_no_form_is_in_force_the_desk_says_what_can_be_done_there(
    as_reader: SignIn, province: str, page: str
) -> None:
    client = as_reader("registrar_of_province")
    asked = f"unit={province}&period=2019"

    said = html.unescape(body(client, f"/tables/1/{page}?{asked}", 422))
    listed = html.unescape(body(client, f"/tables/?{asked}"))

    assert "hãy chọn kỳ khác, hoặc mẫu của thời gian khác: 2021 (13/12/2021 – 09/10/2025)" in said
    assert "--version" not in said
    (offered,) = re.findall(r'<a href="([^"]*)">mẫu năm 2021, có hiệu lực 13/12/2021 – 09/10/2025</a>', listed)
    chosen = html.unescape(body(client, offered))
    assert "Theo mẫu năm 2021" in chosen
    assert f'href="/tables/1/?{asked}&version=2021"' in chosen
    assert body(client, f"/tables/1/?{asked}&version=2021")


@pytest.mark.parametrize(("on", "is_offered"), [("2021-H1", True), ("2021", False), ("2025-H1", False), ("2025", True)])
def test_forms_of_another_time_are_offered_for_periods_that_end_outside_theirs(
    as_reader: SignIn, province: str, on: str, is_offered: bool
) -> None:
    page = body(as_reader("registrar_of_province"), f"/tables/?unit={province}&period={on}")

    assert ("mẫu năm 2021, có hiệu lực" in page) is is_offered
    assert ("Theo mẫu năm" in page) is False
