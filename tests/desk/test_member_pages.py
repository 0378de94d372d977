"""A member's page shows what the reader may see of them on the day; a list shows who is counted."""

import re
from datetime import date, timedelta

import pytest

from chibo.trust.audit.models import Reading
from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.desk.test_unit_pages import body_of
from tests.worlds.lam_son import PRESENT, World

MOVED = date(2018, 3, 1)
LEFT = date(2021, 4, 1)


def names_in(body: str) -> list[str]:
    """Read the names of a list in their order."""
    return re.findall(r'<th scope="row"><a href="/members/[^>]*>([^<]+)<', body)


def test_personal_numbers_are_masked_until_opened_and_the_opening_is_recorded(world: World, as_reader: SignIn) -> None:
    member = public_id("members_member", world.members["moves_in_2018"])
    reader = as_reader("registrar_of_thach_binh")

    masked = reader.get(f"/members/{member}/", {"on": str(PRESENT)}).content.decode()
    opened = reader.post(f"/members/{member}/identifiers/?on={PRESENT}").content.decode()

    assert "•••••••••001" in masked
    assert "000900100001" not in masked
    assert "000900100001" in opened
    kept = Reading.objects.get()
    assert (kept.actor_name, kept.what, kept.subject_id) == ("Lê Giữ Sổ Thạch Bình", "identifiers", str(member))


def test_looking_at_a_masked_sheet_records_nothing(world: World, as_reader: SignIn) -> None:
    member = public_id("members_member", world.members["moves_in_2018"])

    body_of(as_reader, f"/members/{member}/", on=PRESENT)

    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    ("on", "cell"), [(MOVED - timedelta(days=1), "Chi bộ thôn Nà Lau"), (MOVED, "Chi bộ ghép Khe Vài")]
)
def test_a_member_is_shown_in_the_cell_of_the_day(world: World, as_reader: SignIn, on: date, cell: str) -> None:
    member = public_id("members_member", world.members["moves_in_2018"])

    body = body_of(as_reader, f"/members/{member}/", on=on)

    assert re.search(rf'class="kicker">Đảng viên chính thức · <a[^>]*>{cell}</a>', body)


@pytest.mark.parametrize(
    ("on", "stage"),
    [(date(2015, 9, 1), "Đảng viên dự bị"), (date(2015, 9, 2), "Đảng viên chính thức")],
)
def test_a_member_is_full_from_the_day_of_recognition(world: World, as_reader: SignIn, on: date, stage: str) -> None:
    member = public_id("members_member", world.members["admitted_in_2014"])

    assert f'class="kicker">{stage}' in body_of(as_reader, f"/members/{member}/", on=on)


def test_of_one_who_has_left_only_what_was_until_then_is_seen(world: World, as_reader: SignIn) -> None:
    member = public_id("members_member", world.members["leaves_the_province_in_2021"])

    body = body_of(as_reader, f"/members/{member}/", on=LEFT - timedelta(days=1))

    assert "rời phạm vi của đồng chí ngày 01/04/2021" in body


def test_of_one_whose_cell_has_moved_away_only_what_was_until_then_is_seen(world: World, as_reader: SignIn) -> None:
    member = public_id("members_member", world.members["secretary_of_ban_luong"])

    body = body_of(as_reader, f"/members/{member}/", on=date(2016, 6, 1), who="registrar_of_thach_binh")

    assert "rời phạm vi của đồng chí ngày 01/01/2017" in body
    assert "rời phạm vi" not in body_of(as_reader, f"/members/{member}/", on=date(2016, 6, 1))


def test_one_who_has_left_is_not_found_on_a_later_day(world: World, as_reader: SignIn) -> None:
    member = public_id("members_member", world.members["leaves_the_province_in_2021"])

    assert as_reader("registrar_of_province").get(f"/members/{member}/", {"on": str(LEFT)}).status_code == 404


def test_a_list_stands_in_the_order_of_given_names(world: World, as_reader: SignIn) -> None:
    body = body_of(as_reader, "/members/", on=PRESENT)

    names = names_in(body)
    assert [name.split()[-1] for name in names] == [
        "Ba", "Bền", "Chuyển", "Ghép", "Hai", "Luông", "Một", "Mới", "Nghỉ", "Rừng", "Trẻ",
    ]  # fmt: skip
    assert "<strong>11</strong> đảng viên tại ngày 01/06/2025" in body


def test_the_list_turned_round_is_the_same_from_the_end(world: World, as_reader: SignIn) -> None:
    there = names_in(body_of(as_reader, "/members/", on=PRESENT))
    back = names_in(body_of(as_reader, "/members/?sort=-name", on=PRESENT))

    assert back == there[::-1]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=nong", ["Nông Văn Bền", "Nông Thị Trẻ"]),
        ("q=NÔNG thị", ["Nông Thị Trẻ"]),
        ("q=%25", []),
        ("sex=F&ages=61+", ["Bàn Thị Nghỉ"]),
        ("stage=probationary", ["Nông Thị Trẻ"]),
        ("exempt=yes", ["Bàn Thị Nghỉ"]),
        ("ethnicity=02", ["Nông Văn Bền", "Hoàng Thị Chuyển", "Nông Thị Trẻ"]),
        ("occupation=O7", ["Nông Thị Trẻ"]),
        ("ages=18-30&sex=M", []),
    ],
)
def test_a_list_is_narrowed_by_what_is_asked(world: World, as_reader: SignIn, asked: str, names: list[str]) -> None:
    assert names_in(body_of(as_reader, f"/members/?{asked.replace('+', '%2B')}", on=PRESENT)) == names


@pytest.mark.parametrize(
    "asked", ["sex=X", "ethnicity=1' OR 1=1", "stage=all", "q=" + "x" * 5000, "page=99", "sort=__class__"]
)
def test_what_is_not_offered_breaks_nothing(world: World, as_reader: SignIn, asked: str) -> None:
    assert as_reader("registrar_of_province").get(f"/members/?{asked}&on={PRESENT}").status_code == 200
