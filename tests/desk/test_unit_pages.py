"""The pages of a unit show it as it was on the day."""

import re
from datetime import date, timedelta

import pytest

from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import LAU_RENAMED, LUONG_MOVED, PRESENT, World


def body_of(as_reader: SignIn, address: str, *, on: date, who: str = "registrar_of_province") -> str:
    """Read a page as somebody, on a day."""
    answer = as_reader(who).get(f"{address}{'&' if '?' in address else '?'}on={on}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (LAU_RENAMED - timedelta(days=1), "<h1>Chi bộ thôn Nà Lau</h1>"),
        (LAU_RENAMED, "<h1>Chi bộ thôn Nà Lau Thượng</h1>"),
        (LAU_RENAMED + timedelta(days=1), "<h1>Chi bộ thôn Nà Lau Thượng</h1>"),
    ],
)
def test_a_unit_bears_the_name_of_the_day(world: World, as_reader: SignIn, on: date, name: str) -> None:
    cell = public_id("units_unit", world.units["na_lau"])

    assert name in body_of(as_reader, f"/units/{cell}/", on=on)


@pytest.mark.parametrize(
    ("on", "parent"),
    [(LUONG_MOVED - timedelta(days=1), "Đảng bộ xã Đồng Mây"), (LUONG_MOVED, "Đảng bộ xã Suối Trong")],
)
def test_a_unit_stands_where_it_stood_on_the_day(world: World, as_reader: SignIn, on: date, parent: str) -> None:
    cell = public_id("units_unit", world.units["ban_luong"])

    assert f">{parent}</a>" in body_of(as_reader, f"/units/{cell}/", on=on)


def test_the_history_tells_the_move_with_its_decision_and_who_recorded_it(world: World, as_reader: SignIn) -> None:
    cell = public_id("units_unit", world.units["ban_luong"])

    body = body_of(as_reader, f"/units/{cell}/history/", on=PRESENT)

    assert "Đảng bộ xã Đồng Mây → Đảng bộ xã Suối Trong" in body
    assert "12-QĐ/TU, Tỉnh ủy Lam Sơn, 20/12/2016" in body
    assert "Bản Luông goes to Suối Trong" in body


@pytest.mark.parametrize(
    ("on", "holder"), [(date(2022, 7, 31), "Triệu Thị Ghép"), (date(2022, 8, 1), "Hoàng Thị Chuyển")]
)
def test_the_secretary_is_the_one_of_the_day(world: World, as_reader: SignIn, on: date, holder: str) -> None:
    cell = public_id("units_unit", world.units["khe_vai"])

    body = body_of(as_reader, f"/units/{cell}/", on=on)

    assert holder in body
    assert len({name for name in ("Triệu Thị Ghép", "Hoàng Thị Chuyển") if name in body}) == 1


def test_a_joint_cell_names_all_villages_it_serves(world: World, as_reader: SignIn) -> None:
    cell = public_id("units_unit", world.units["khe_vai"])

    body = body_of(as_reader, f"/units/{cell}/", on=PRESENT)

    assert "Thôn Khe Vài" in body
    assert "Thôn Khe Nóng" in body
    assert body.count("sinh hoạt ghép") == 2


def test_a_post_of_a_village_stands_on_the_page_of_its_cell_with_a_holder_who_is_no_member(
    world: World, as_reader: SignIn
) -> None:
    cell = public_id("units_unit", world.units["khe_vai"])

    body = body_of(as_reader, f"/units/{cell}/", on=PRESENT)

    assert "Trưởng ban công tác mặt trận" in body
    assert "Lò Thị Mặt</td>" in body


def test_the_tree_counts_each_subtree_on_the_day(world: World, as_reader: SignIn) -> None:
    before = body_of(as_reader, "/units/", on=LUONG_MOVED - timedelta(days=1))
    since = body_of(as_reader, "/units/", on=LUONG_MOVED)

    assert counts_in(before)["Đảng bộ huyện Mường Chanh"] == (0, 0)
    assert counts_in(since)["Đảng bộ huyện Mường Chanh"] == (1, 2)


def test_a_branch_asked_for_by_itself_is_the_same_as_on_the_page(world: World, as_reader: SignIn) -> None:
    unit = public_id("units_unit", world.units["thach_binh"])
    reader = as_reader("registrar_of_province")

    page = reader.get("/units/", {"open": str(unit), "on": str(PRESENT)}).content.decode()
    branch = reader.get(f"/units/{unit}/branch/", {"on": str(PRESENT)}).content.decode()

    assert "<html" not in branch
    assert "Đảng bộ xã Đồng Mây" in branch
    assert counts_in(branch).items() <= counts_in(page).items()


def test_a_branch_is_closed_again(world: World, as_reader: SignIn) -> None:
    unit = public_id("units_unit", world.units["thach_binh"])

    branch = body_of(as_reader, f"/units/{unit}/branch/?closed=1", on=PRESENT)

    assert "Đảng bộ xã Đồng Mây" not in branch


def counts_in(page: str) -> dict[str, tuple[int, int]]:
    """Read from the tree each unit's cells and members."""
    rows = re.findall(r'tree-name"><a[^>]*>([^<]+)</a>.*?wide">(\d+)<.*?"num">(\d+)<', page, re.DOTALL)
    return {name: (int(cells), int(members)) for name, cells, members in rows}
