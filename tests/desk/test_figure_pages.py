"""Figures on the desk: explored by address, opened to their rows, kept, and pinned to the overview."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from chibo.figures.api import Amount, Figure, figure, pinned_of, questions_of
from chibo.kernel.actors import OPERATOR
from chibo.register.decisions.api import adopt_decision, basis_of
from chibo.register.members.api import move_member
from chibo.trust.accounts.models import User
from chibo.trust.audit.models import Reading
from tests.databases import sealed
from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import PRESENT, World

MEMBERS = "/figures/?code=mem.total&unit={unit}&on={on}"
type Pages = tuple[Client, str]


@pytest.fixture
def registrar(world: World, as_reader: SignIn) -> Pages:
    """Give the registrar of the province, and the id of its committee."""
    return as_reader("registrar_of_province"), str(public_id("units_unit", world.units["province"]))


def body(client: Client, address: str, status: int = 200) -> str:
    """Get a page, of that status."""
    answer = client.get(address)
    assert answer.status_code == status, answer
    return answer.content.decode()


def numbers(html: str) -> list[str]:
    """Give the numbers of the first table of a page, its last line too."""
    table = html.split("<tbody>", 1)[1].split("</table>", 1)[0]
    return re.findall(r'<td class="num">([^<]*)</td>', table)


def test_the_explorer_tells_a_figure_apart_by_the_units_below_and_they_make_the_whole(
    world: World, registrar: Pages
) -> None:
    client, unit = registrar
    total = figure("mem.total", unit=world.units["province"], on=PRESENT).value

    html = body(client, MEMBERS.format(unit=unit, on=PRESENT) + "&by=child")

    *parts, whole = map(int, numbers(html))
    assert whole == total == sum(parts)
    assert len(parts) == 2
    assert "<svg" in html
    assert 'role="img"' in html


def test_the_question_is_the_address_in_one_form_whatever_was_typed(registrar: Pages) -> None:
    client, unit = registrar

    answer = client.get(f"/figures/?code=mem.total&unit={unit}&on={PRESENT}&from=&by=&where=&with_on=01/01/2020")

    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query) == {
        "code": ["mem.total"], "unit": [unit], "on": [str(PRESENT)], "with_on": ["2020-01-01"],
    }  # fmt: skip
    assert client.get(answer["Location"]).status_code == 200


def test_another_figure_takes_along_only_what_can_be_asked_of_it(registrar: Pages) -> None:
    client, unit = registrar
    address = f"/figures/?was=mem.total&code=org.tccsd&unit={unit}&on={PRESENT}&by=sex&by2=setting&where=stage%3Dfull"

    answer = client.get(address)

    asked = parse_qs(urlsplit(answer["Location"]).query)
    assert (asked["code"], asked["by"], "where" in asked) == (["org.tccsd"], ["setting"], False)


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ("&by=post", "by", "post"),
        ("&where=sex%3Dnobody", "where", "nobody"),
        ("&where=colour%3Dred", "where", "colour"),
        ("&from=31/02/2024", "from", "31/02/2024"),
        ("&with_on=some day", "with_on", "some day"),
        ("&by=sex&series=year", "series", "Phân tổ theo"),
        ("&by=sex&shape=cross", "shape", "hai chiều"),
        ("&by=sex&by2=stage&shape=cross&with_on=2015-01-01", "shape", "so sánh"),
        ("&without=99-QĐ/TU", "without", "99-QĐ/TU"),
        ("&without=12-QĐ/TU", "without", "01/01/2017"),
        ("&without=12-QĐ/TU&series=year", "without", "12-QĐ/TU"),
    ],
)
def test_what_cannot_be_asked_is_told_at_its_field_with_its_value(
    registrar: Pages, wrong: str, place: str, said: str
) -> None:
    client, unit = registrar

    html = body(client, MEMBERS.format(unit=unit, on=PRESENT) + wrong, 422)

    fields = html.split('class="box filters question"', 1)[1].split('<label for="id_')
    (field,) = (one for one in fields if one.startswith(f'{place}"'))
    assert said in field.split('class="field-fault"', 1)[1], field


def test_two_days_stand_side_by_side_with_their_difference(world: World, registrar: Pages) -> None:
    client, unit = registrar
    now, then = (
        figure("mem.total", unit=world.units["province"], on=on).numerator
        for on in (PRESENT, date.fromisoformat("2015-01-01"))
    )

    html = body(client, MEMBERS.format(unit=unit, on=PRESENT) + "&by=sex&with_on=2015-01-01")

    *_lines, first, second, difference = numbers(html)
    assert (int(first), int(second)) == (now, then)
    assert difference.replace("−", "-").replace("+", "") == str(now - then)


def test_a_series_has_a_line_a_period_and_marks_the_reorganisation(world: World, registrar: Pages) -> None:
    client, unit = registrar

    html = body(client, f"/figures/?code=mem.total&unit={unit}&on=2025-12-31&from=2023-01-01&series=year")

    told = [
        figure("mem.total", unit=world.units["province"], on=date.fromisoformat(f"{year}-12-31")).value
        for year in (2023, 2024, 2025)
    ]
    assert numbers(html) == [str(value) for value in told]
    assert "Sắp xếp tổ chức 01/07/2025" in html


def test_two_breakdowns_cross_on_the_page_and_in_the_file(world: World, registrar: Pages) -> None:
    client, unit = registrar
    told = figure("mem.total", unit=world.units["province"], on=PRESENT, by=("stage", "sex"))
    asked = f"code=mem.total&unit={unit}&on={PRESENT}&by=stage&by2=sex&shape=cross"

    html = body(client, f"/figures/?{asked}")
    text = client.get(f"/figures/figures.csv?{asked}").content.decode("utf-8-sig")

    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0][1:] == ["Nữ", "Nam", "Tổng số"]
    assert [line[-1] for line in lines[1:]] == [numbers(html)[place] for place in (2, 5, 8)]
    assert lines[-1] == ["Tổng số", *(str(_sum(told, 1, sex)) for sex in ("F", "M")), str(told.value)]
    assert "<svg" in html


def _sum(told: Figure, place: int, key: str) -> Amount:
    return sum(row.value for row in told.rows if row.keys[place] == key)


def test_a_day_without_a_decision_says_so_and_marks_whom_it_touches(world: World, registrar: Pages) -> None:
    client, _unit = registrar
    moved_on_a_decision(world)
    cell = public_id("units_unit", world.units["khe_vai"])
    asked = f"unit={cell}&on=2024-06-03&without=45-Q%C4%90/HU"

    page = body(client, f"/figures/?code=mem.total&{asked}&by=sex", 200)
    opened = body(client, f"/figures/mem.total/explain/?{asked}")
    gone = body(client, f"/figures/mem.total/explain/?{asked.replace(str(cell), _id(world, 'na_lau'))}")
    text = client.get(f"/figures/figures.csv?code=mem.total&{asked}&by=sex").content.decode("utf-8-sig")

    assert "Không kể quyết định 45-QĐ/HU:" in page
    assert list(csv.reader(io.StringIO(text)))[-1] == ["Tổng số", "3"]
    assert "tính như ngày hôm trước" not in opened.split('id="rows"', 1)[1]
    assert gone.split('id="rows"', 1)[1].count("tính như ngày hôm trước") == 1
    assert "45-QĐ/HU" in gone


def test_a_decision_that_touches_nobody_of_the_readers_is_not_told_of(world: World, as_reader: SignIn) -> None:
    moved_on_a_decision(world)
    unit = public_id("units_unit", world.units["muong_chanh"])
    asked = f"/figures/?code=mem.total&unit={unit}&on={{}}&without=45-Q%C4%90/HU"

    client = as_reader("registrar_of_muong_chanh")

    for day in ("2024-06-03", "2024-06-04"):
        html = body(client, asked.format(day), 422)
        assert "Sổ không có quyết định 45-QĐ/HU" in html
        assert "03/06/2024," not in html


def _id(world: World, name: str) -> str:
    return str(public_id("units_unit", world.units[name]))


def moved_on_a_decision(world: World) -> None:
    with sealed():
        paper = adopt_decision(
            number="45-QĐ/HU", issuer="Huyện ủy Thạch Bình", signed_on=date(2024, 5, 30), effective_on=None, by=OPERATOR
        )
        move_member(
            member_id=world.members["probationary"], cell_id=world.units["khe_vai"], effective_on=date(2024, 6, 3),
            basis=basis_of(paper), by=OPERATOR,
        )  # fmt: skip


def test_the_file_has_every_number_as_a_number_and_no_formula(world: World, registrar: Pages) -> None:
    client, unit = registrar
    asked = f"code=mem.total&unit={unit}&on={PRESENT}&by=child"

    sheet = client.get(f"/figures/figures.xlsx?{asked}")
    text = client.get(f"/figures/figures.csv?{asked}").content.decode("utf-8-sig")

    content = io.BytesIO(b"".join(cast("Iterable[bytes]", sheet)))
    rows = list(cast("Worksheet", load_workbook(content).active).iter_rows(values_only=True))
    lines = list(csv.reader(io.StringIO(text)))
    total = figure("mem.total", unit=world.units["province"], on=PRESENT).value
    assert rows[-1][1] == total
    assert lines[-1] == ["Tổng số", str(total)]
    assert [line[1] for line in lines[1:]] == [str(row[1]) for row in rows[-len(lines) + 1 :]]


def test_a_figure_opens_to_parts_and_rows_and_the_opening_is_written_down(world: World, registrar: Pages) -> None:
    client, unit = registrar
    total = figure("mem.total", unit=world.units["province"], on=PRESENT).value

    html = body(client, f"/figures/mem.total/explain/?unit={unit}&on={PRESENT}")

    *parts, whole = map(int, numbers(html))
    assert whole == total == sum(parts)
    rows = html.split('id="rows"', 1)[1]
    assert rows.count("/members/") == min(int(total or 0), 50)
    assert rows.count("#") >= 1
    reading = Reading.objects.latest("id")
    assert (reading.what, reading.subject_kind, reading.subject_id) == ("figure mem.total", "unit", unit)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("sec.attr", "&where=sex%3DF"), ("vil.coverage", ""), ("org.cells_total", ""), ("mem.age", ""),
        ("adm.persons", "&from=2010-01-01"), ("adm.rate", "&from=2010-01-01"),
        ("adm.count", "&from=2010-01-01"),
        ("rem.count", "&from=2010-01-01"), ("mem.netgrowth", "&from=2015-01-01"), ("org.events", "&from=2010-01-01"),
    ],
)  # fmt: skip
def test_every_kind_of_figure_opens_to_its_numerator_and_denominator(registrar: Pages, code: str, more: str) -> None:
    client, unit = registrar
    address = f"/figures/{code}/explain/?unit={unit}&on={PRESENT}{more}"

    numerator, denominator = body(client, address), body(client, f"{address}&rows=denominator")

    assert "Từng dòng" in numerator
    heads = {
        "sec.attr": "Mẫu số",
        "adm.rate": "Mẫu số",
        "vil.coverage": "Mẫu số",
        "mem.netgrowth": "Trước",
        "mem.age": "Trên số",
    }
    assert (f"<dt>{heads.get(code, 'Mẫu số')}</dt>" in denominator) == (code in heads)


def test_a_figure_opens_as_it_was_known_at_an_instant(registrar: Pages) -> None:
    client, unit = registrar

    html = body(client, f"/figures/mem.total/explain/?unit={unit}&on={PRESENT}&known_at=2100-01-01")

    assert "/members/" in html


def test_who_may_not_read_members_sees_rows_counted_and_not_named(world: World, as_reader: SignIn) -> None:
    unit = public_id("units_unit", world.units["province"])

    html = body(as_reader("editor_of_province"), f"/figures/mem.total/explain/?unit={unit}&on={PRESENT}")

    rows = html.split('id="rows"', 1)[1]
    assert "/members/" not in rows
    assert "được đếm, không nêu tên" in rows


def test_a_question_is_kept_pinned_to_the_overview_taken_off_and_removed(world: World, registrar: Pages) -> None:
    client, unit = registrar
    user = User.objects.get(username="registrar_of_province").pk
    asked = f"code=mem.total&unit={unit}&on={PRESENT}&where=sex%3DF"

    client.post("/figures/questions/keeping/", {"name": "Đảng viên  nữ", "asked": asked, "pinned": "on"})

    (kept,) = questions_of(user)
    assert (kept.name, kept.is_pinned) == ("Đảng viên nữ", True)
    assert "Đảng viên nữ" in body(client, f"/?on={PRESENT}")
    client.post(f"/figures/questions/{kept.public_id}/pin/", {"off": "1"})
    assert pinned_of(user) == ()
    assert "Đảng viên nữ" not in body(client, f"/?on={PRESENT}")
    client.post(f"/figures/questions/{kept.public_id}/removal/")
    assert questions_of(user) == ()


def test_a_name_is_kept_once_and_the_refusal_names_it(registrar: Pages) -> None:
    client, unit = registrar
    for _ in range(2):
        client.post("/figures/questions/keeping/", {"name": "Một", "asked": f"code=mem.total&unit={unit}"})

    assert "“Một”" in body(client, f"/figures/?code=mem.total&unit={unit}&on={PRESENT}")


def test_what_was_pinned_of_a_unit_out_of_reach_is_left_out(world: World, as_reader: SignIn) -> None:
    client = as_reader("registrar_of_province")
    client.post(
        "/figures/questions/keeping/", {"name": "Câu hỏi lạc", "asked": "code=mem.total&unit=x", "pinned": "on"}
    )

    assert "Câu hỏi lạc" in body(client, "/figures/questions/")
    assert "Câu hỏi lạc" not in body(client, f"/?on={PRESENT}")
