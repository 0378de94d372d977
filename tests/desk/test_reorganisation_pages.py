"""A reorganisation is written, tried, approved by another, applied and reversed on the desk."""

from io import BytesIO
from typing import cast

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from python_calamine import CalamineWorkbook

from chibo.register.reorganisations.api import Absorb, Found, Merge, Rename, Split, actions_of, digest_of
from chibo.register.units.api import unit_life, unit_on
from tests.databases import seal
from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.register.reorganisations.acting import DAY, applied, drafted, rehearsed
from tests.worlds.lam_son import World

TABLE = "reorganisations_reorganisation"


@pytest.fixture
def registrar(world: World, as_reader: SignIn) -> Client:
    """Sign the registrar of the province in."""
    return as_reader("registrar_of_province")


def page_of(reorganisation: int) -> str:
    """Give the address of its page."""
    return f"/reorganisations/{public_id(TABLE, reorganisation)}/"


def text_of(client: Client, address: str) -> str:
    """Read a page."""
    return cast("HttpResponse", client.get(address)).content.decode()


def digest(reorganisation: int) -> str:
    """Give what the page says the actions were."""
    return digest_of(actions_of(reorganisation))


def test_a_draft_is_made_and_its_actions_are_written_by_forms_alone(world: World, registrar: Client) -> None:
    made = registrar.post("/reorganisations/new/", {"title": "Sắp xếp", "effective_on": "01/07/2025"})
    seal()
    address = made["Location"]
    empty = digest_of(())

    answer = registrar.post(
        f"{address}actions/?kind=absorb",
        {"digest": empty, "unit": "Chi bộ thôn Nà Lau Thượng", "absorbed": "Chi bộ ghép Khe Vài"},
    )

    assert (made.status_code, answer.status_code, answer["Location"]) == (302, 302, f"{address}#action-1")
    assert "Chi bộ ghép Khe Vài" in text_of(registrar, address)


def test_a_unit_that_is_not_there_is_named_with_its_line_and_nothing_written_is_lost(
    world: World, registrar: Client
) -> None:
    reorganisation = drafted([], by=world.actors["registrar_of_province"])

    answer = registrar.post(
        f"{page_of(reorganisation)}actions/?kind=absorb",
        {"digest": digest(reorganisation), "unit": "Chi bộ thôn Nà Lau Thượng", "absorbed": "Không Có Đâu"},
    )

    assert answer.status_code == 422
    assert "Không Có Đâu" in answer.content.decode()
    assert actions_of(reorganisation) == ()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(world: World, registrar: Client) -> None:
    unit = world.units["na_lau"]
    reorganisation = drafted([Rename(unit, "Một")], by=world.actors["registrar_of_province"])

    answer = registrar.post(
        f"{page_of(reorganisation)}actions/1/",
        {"digest": "an older page", "unit": "Chi bộ thôn Nà Lau Thượng", "name": "Hai"},
    )

    assert answer.status_code == 422
    assert actions_of(reorganisation) == (Rename(unit, "Một"),)


def test_actions_are_put_elsewhere_in_the_order_and_taken_away(world: World, registrar: Client) -> None:
    one, two = Rename(world.units["na_lau"], "Một"), Rename(world.units["khe_vai"], "Hai")
    reorganisation = drafted([one, two], by=world.actors["registrar_of_province"])
    address = page_of(reorganisation)

    registrar.post(f"{address}actions/2/places/", {"digest": digest(reorganisation), "to": "1"})
    assert actions_of(reorganisation) == (two, one)
    registrar.post(f"{address}actions/1/removals/", {"digest": digest(reorganisation)})

    assert actions_of(reorganisation) == (one,)


def test_each_side_of_the_table_is_searched_without_tones(world: World, registrar: Client) -> None:
    one, two = Rename(world.units["na_lau"], "Chi bộ Một"), Rename(world.units["khe_vai"], "Chi bộ Hai")
    address = page_of(drafted([one, two], by=world.actors["registrar_of_province"]))

    before, after = text_of(registrar, f"{address}?before=khe+vai"), text_of(registrar, f"{address}?after=mot")

    assert ("Chi bộ Hai" in before, "Chi bộ Một" in before) == (True, False)
    assert ("Chi bộ Hai" in after, "Chi bộ Một" in after) == (False, True)


def test_who_drafted_is_shown_why_they_cannot_approve(world: World, registrar: Client) -> None:
    reorganisation, _ = rehearsed([Rename(world.units["na_lau"], "Một")], by=world.actors["registrar_of_province"])

    body = text_of(registrar, page_of(reorganisation))

    assert "Đồng chí là người soạn: người khác phê duyệt." in body
    assert "disabled" in body


def test_a_finding_that_forbids_names_the_unit_and_the_remedy(world: World, registrar: Client) -> None:
    unit = world.units
    reorganisation, _ = rehearsed([Absorb(unit["na_lau"], (unit["na_lau"],))], by=world.actors["registrar_of_province"])

    body = text_of(registrar, page_of(reorganisation))

    assert "sẽ sáp nhập chính mình" in body
    assert "Chi bộ thôn Nà Lau" in body


def test_it_is_applied_after_a_page_with_the_size_of_its_plan_and_reversed_with_a_reason(
    world: World, registrar: Client, runs_here: None
) -> None:
    from chibo.kernel.actors import OPERATOR
    from chibo.register.reorganisations.api import approve_reorganisation
    from tests.register.reorganisations.acting import PAPER

    unit = world.units["khe_vai"]
    actions = [Absorb(world.units["na_lau"], (unit,))]
    reorganisation, _ = rehearsed(actions, by=world.actors["registrar_of_province"])
    approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    seal()
    address = page_of(reorganisation)

    assert "Áp dụng kế hoạch này?" in text_of(registrar, f"{address}applications/")
    begun = registrar.post(f"{address}applications/")
    seal()
    ended = unit_life(unit).last
    applied_page = text_of(registrar, begun["Location"])
    without = registrar.post(f"{address}reversals/", {"reason": ""})
    registrar.post(f"{address}reversals/", {"reason": "nhầm"})

    assert (ended is not None, without.status_code) == (True, 422)
    assert "Đã áp dụng" in applied_page
    assert unit_life(unit).last is None
    assert "Đã hoàn tác" in text_of(registrar, address)


def test_what_rests_on_it_is_named_when_it_cannot_be_reversed(world: World, registrar: Client, runs_here: None) -> None:
    from chibo.register.units.api import rename_unit
    from tests.register.reorganisations.acting import PAPER

    actor, unit = world.actors["registrar_of_province"], world.units
    reorganisation = applied(
        [Merge("xa", "Chi bộ Gộp", "sub_cell", unit["dong_may"], (unit["na_lau"], unit["khe_vai"]))], by=actor
    )
    (made,) = {one for one in _children(unit["dong_may"]) if unit_on(one, on=DAY).name == "Chi bộ Gộp"}
    rename_unit(unit_id=made, name="Chi bộ Gộp Mới", effective_on=DAY.replace(day=2), basis=PAPER, by=actor)
    seal()

    answer = registrar.post(f"{page_of(reorganisation)}reversals/", {"reason": "nhầm"})

    assert "rename_unit" in text_of(registrar, answer["Location"])
    assert "không đi đến kết quả" in text_of(registrar, page_of(reorganisation))


def test_a_table_becomes_actions_or_each_wrong_cell_is_named(world: World, registrar: Client) -> None:
    reorganisation = drafted([], by=world.actors["registrar_of_province"])
    heads = "Hình thức;Tổ chức sau sắp xếp;Tổ chức trước sắp xếp;Trực thuộc;Loại tổ chức\n"
    right = heads + 'Sáp nhập;Chi bộ thôn Nà Lau Thượng;"Chi bộ thôn Nà Lau Thượng; Chi bộ ghép Khe Vài";;\n'

    wrong = _sent(registrar, reorganisation, right.replace("Khe Vài", "Không Có"))
    assert wrong.status_code == 422
    assert "Không Có" in wrong.content.decode()
    assert "dòng 2" in wrong.content.decode()
    assert actions_of(reorganisation) == ()

    taken = _sent(registrar, reorganisation, right)

    assert taken.status_code == 302
    assert actions_of(reorganisation) == (Absorb(world.units["na_lau"], (world.units["khe_vai"],)),)


def _with_lists(world: World, registrar: Client, reorganisation: int, rows: list[list[str]]) -> HttpResponse:
    """Send a workbook that splits Đồng Mây in two, with the lists of what goes where."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        table, lists = book.add_worksheet("Phương án sắp xếp"), book.add_worksheet("Danh sách chia tách")
        heads = ["Hình thức", "Tổ chức sau sắp xếp", "Tổ chức trước sắp xếp", "Trực thuộc", "Loại tổ chức"]
        parent = "Đảng bộ huyện Thạch Bình"
        written = [
            ["Chia tách", f"Đảng bộ xã Mây {name}", "Đảng bộ xã Đồng Mây", parent, "Đảng bộ xã"]
            for name in ("Một", "Hai")
        ]
        for number, row in enumerate([heads, *written]):
            table.write_row(number, 0, row)
        heads = [
            "Tổ chức được chia tách",
            "Chuyển về tổ chức",
            "Tổ chức đảng trực thuộc",
            "Thôn, tổ dân phố",
            "Đảng viên",
        ]
        for number, row in enumerate([heads, *rows]):
            lists.write_row(number, 0, row)
    content = {
        "digest": digest(reorganisation),
        "place": "replace",
        "file": SimpleUploadedFile("bang.xlsx", file.getvalue()),
    }
    return cast("HttpResponse", registrar.post(f"{page_of(reorganisation)}table/", content))


def test_a_second_sheet_says_what_goes_to_which_part_of_a_split(world: World, registrar: Client) -> None:
    unit, reorganisation = world.units, drafted([], by=world.actors["registrar_of_province"])
    mine, two = "Đảng bộ xã Đồng Mây", "Đảng bộ xã Mây Hai"

    answer = _with_lists(
        world,
        registrar,
        reorganisation,
        [[mine, two, "Chi bộ thôn Nà Lau Thượng"], [mine, two, "", "Thôn Khe Vài; Thôn Khe Nóng"]],
    )

    assert answer.status_code == 302, answer.content.decode()
    _, found, split = actions_of(reorganisation)
    assert isinstance(found, Found)
    assert isinstance(split, Split)
    assert split.children == {unit["na_lau"]: found.label}
    assert split.areas == dict.fromkeys((world.areas["khe_vai"], world.areas["khe_nong"]), found.label)


def test_each_wrong_cell_of_the_second_sheet_is_named(world: World, registrar: Client) -> None:
    reorganisation = drafted([], by=world.actors["registrar_of_province"])
    mine, two = "Đảng bộ xã Đồng Mây", "Đảng bộ xã Mây Hai"

    answer = _with_lists(
        world,
        registrar,
        reorganisation,
        [
            [mine, two, "", "Thôn Không Có"],
            [mine, two, "", "", "Người Không Có"],
            ["Đảng bộ xã Khác", two, "x"],
            [mine, two],
        ],
    )

    body = answer.content.decode()
    assert answer.status_code == 422
    for wrong in ("Thôn Không Có", "Người Không Có", "Đảng bộ xã Khác", "dòng 5"):
        assert wrong in body
    assert actions_of(reorganisation) == ()


def test_title_day_and_decision_of_a_draft_are_changed_by_a_form(world: World, registrar: Client) -> None:
    reorganisation, _ = rehearsed([Rename(world.units["na_lau"], "Một")], by=world.actors["registrar_of_province"])
    address = f"{page_of(reorganisation)}draft/"
    form = text_of(registrar, address)

    said = {
        "title": "Sắp xếp lại", "effective_on": "01/08/2025", "number": "9-QĐ/TU", "issuer": "Tỉnh ủy",
        "signed_on": "20/07/2025",
    }  # fmt: skip
    wrong = registrar.post(address, {**said, "effective_on": "31/02/2025"})
    changed = registrar.post(address, said)
    seal()
    body = text_of(registrar, page_of(reorganisation))

    assert 'value="01/07/2025"' in form
    assert (wrong.status_code, changed.status_code) == (422, 302)
    assert "Sắp xếp lại" in body
    assert "01/08/2025" in body
    assert "9-QĐ/TU" in body
    assert "Bản hiện tại chưa được chạy thử" in body


def test_what_is_approved_offers_no_change_of_day_and_refuses_one(world: World, registrar: Client) -> None:
    from chibo.kernel.actors import OPERATOR
    from chibo.register.reorganisations.api import approve_reorganisation
    from tests.register.reorganisations.acting import PAPER

    reorganisation, _ = rehearsed([Rename(world.units["na_lau"], "Một")], by=world.actors["registrar_of_province"])
    approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    seal()

    answer = registrar.post(f"{page_of(reorganisation)}draft/", {"title": "Khác", "effective_on": "01/08/2025"})

    assert answer.status_code == 422
    assert f"{page_of(reorganisation)}draft/" not in text_of(registrar, page_of(reorganisation))


def test_units_are_suggested_by_what_is_written_within_the_grant(world: World, as_reader: SignIn) -> None:
    actor = world.actors["registrar_of_thach_binh"]
    actions = [Merge("xa", "Đảng bộ xã Đồng Mới", "commune", world.units["thach_binh"], ())]
    address = f"{page_of(drafted(actions, by=actor))}suggestions/?field=unit&unit="
    client = as_reader("registrar_of_thach_binh")

    found, outside, short = (text_of(client, f"{address}{text}") for text in ("dong", "suoi trong", "d"))

    assert '<option value="LS.01.1">Đảng bộ xã Đồng Mây · Đảng bộ huyện Thạch Bình · dang bo xa dong may' in found
    assert 'value="+Đảng bộ xã Đồng Mới"' in found
    assert "option" not in outside
    assert "option" not in short


def test_the_papers_hold_the_table_and_what_each_ended_unit_hands_over(world: World, registrar: Client) -> None:
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    reorganisation, _ = rehearsed(actions, by=world.actors["registrar_of_province"])

    annex, handover = (_book(registrar, f"{page_of(reorganisation)}{name}.xlsx") for name in ("annex", "handover"))

    assert "Sáp nhập" in _told(annex, "Phụ lục")
    assert "Chi bộ ghép Khe Vài" in _told(annex, "Phụ lục")
    ended = _told(handover, handover.sheet_names[1])
    assert "I. Đảng viên" in ended
    assert "Chi bộ thôn Nà Lau Thượng" in ended


def _children(unit: int) -> tuple[int, ...]:
    from chibo.register.units.api import children_of

    return tuple(one.id for one in children_of(unit, on=DAY))


def _sent(client: Client, reorganisation: int, text: str) -> HttpResponse:
    file = SimpleUploadedFile("bang.csv", text.encode("utf-8-sig"))
    content = {"digest": digest(reorganisation), "place": "replace", "file": file}
    return cast("HttpResponse", client.post(f"{page_of(reorganisation)}table/", content))


def _book(client: Client, address: str) -> CalamineWorkbook:
    answer = client.get(address)
    return CalamineWorkbook.from_filelike(BytesIO(b"".join(answer)))


def _told(book: CalamineWorkbook, sheet: str) -> str:
    return "\n".join(str(cell) for row in book.get_sheet_by_name(sheet).to_python() for cell in row)
