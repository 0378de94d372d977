"""Tables are taken as files: the one on the page, all of a unit, and a package with those of each unit below it."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from http import HTTPStatus

import openpyxl
import pytest
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client

from chibo.desk.web.tables import package
from chibo.figures.api import Filling, Period, sign_table
from chibo.kernel.actors import OPERATOR
from chibo.papers.tables.api import ENDINGS
from tests.desk.conftest import SignIn
from tests.desk.test_figure_pages import body
from tests.desk.test_matrix import public_id
from tests.desk.test_table_pages import late_death, province, sign
from tests.worlds.lam_son import ON_PAPER, World

__all__ = ["province"]

HALF_YEARLY = ("1", "2", "2B")


def _file(client: Client, address: str) -> tuple[str, bytes]:
    """Give the name of the file and what it holds."""
    answer: HttpResponseBase = client.get(address)
    assert isinstance(answer, StreamingHttpResponse)
    name = answer.headers["Content-Disposition"].partition("filename=")[2].strip('"')
    return name, b"".join(answer)


def _notes(book: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    return "\n".join(str(row[0].value) for row in sheet.iter_rows() if row[0].value)


def test_the_table_of_the_page_is_given_in_each_form(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    page = body(client, f"/tables/1/?unit={province}&period=2024")

    given = {form: _file(client, f"/tables/1/table.{form}?unit={province}&period=2024") for form in ENDINGS}

    assert all(f"/tables/1/table.{form}?unit={province}&amp;period=2024" in page for form in given)
    assert [name for name, _file in given.values()] == [f"bieu-1-LS-2024.{form}" for form in given]
    assert given["pdf"][1].startswith(b"%PDF-")
    told = json.loads(given["json"][1])
    assert (told["unit"]["code"], told["period"], told["edition"], told["known_at"]) == ("LS", "2024", None, None)
    lines = list(csv.DictReader(io.StringIO(given["csv"][1].decode("utf-8-sig"))))
    (last,) = (line for line in lines if line["row"] == "D")
    assert (last["now"], last["edition"]) == ("11", "")
    assert "đã ký" not in _notes(given["xlsx"][1]).replace("chưa có biểu đã ký", "")


def test_a_signed_edition_is_given_as_signed_and_says_so(world: World, as_reader: SignIn, province: str) -> None:
    sign(world, date(2025, 2, 1), "chờ xác minh")
    late_death(world)
    client = as_reader("registrar_of_province")
    asked = f"unit={province}&period=2024"

    given = {form: _file(client, f"/tables/1/table.{form}?{asked}&edition=1") for form in ("xlsx", "csv", "json")}

    assert given["xlsx"][0] == "bieu-1-LS-2024-lan-ky-1.xlsx"
    notes = _notes(given["xlsx"][1])
    assert "Biểu đã ký lần 1, ngày" in notes
    assert "Ký khi còn 1 phép kiểm tra không khớp: chờ xác minh" in notes
    told = json.loads(given["json"][1])
    assert (told["edition"], told["reason"], len(told["breaches"])) == (1, "chờ xác minh", 1)
    assert next(row for row in told["rows"] if row["key"] == "D")["now"] == 11
    lines = list(csv.DictReader(io.StringIO(given["csv"][1].decode("utf-8-sig"))))
    assert {line["edition"] for line in lines} == {"1"}
    counted = json.loads(_file(client, f"/tables/1/table.json?{asked}")[1])
    assert next(row for row in counted["rows"] if row["key"] == "D")["now"] == 10


def test_a_table_as_known_then_is_given_as_known_then_and_says_so(
    world: World, as_reader: SignIn, province: str
) -> None:
    late_death(world)
    client = as_reader("registrar_of_province")
    asked = f"/tables/1/table.{{}}?unit={province}&period=2024&known_at=2025-02-01"

    told = json.loads(_file(client, asked.format("json"))[1])
    notes = _notes(_file(client, asked.format("xlsx"))[1])

    assert next(row for row in told["rows"] if row["key"] == "D")["now"] == 11
    assert told["known_at"].startswith("2025-02-01")
    assert "Số liệu theo sổ như đã biết lúc" in notes


@pytest.mark.parametrize(("period", "tables"), [("2024", 6), ("2024-H1", len(HALF_YEARLY))])
def test_all_tables_of_a_unit_made_for_the_period_are_given_in_one_workbook(
    world: World, as_reader: SignIn, province: str, period: str, tables: int
) -> None:
    _name, book = _file(as_reader("registrar_of_province"), f"/tables/all.xlsx?unit={province}&period={period}")

    assert len(openpyxl.load_workbook(io.BytesIO(book)).sheetnames) == tables


def test_a_package_holds_the_unit_and_each_directly_below_it(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    assert "/tables/package.zip" in body(client, f"/tables/?unit={province}&period=2024")

    name, packed = _file(client, f"/tables/package.zip?unit={province}&period=2024&form=json")

    assert name == "bo-bieu-LS-2024.zip"
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        told = [json.loads(archive.read(one)) for one in archive.namelist()]
    assert [one[0]["unit"]["code"] for one in told] == ["LS", "LS.01", "LS.02", "LS.90"]
    assert {len(one) for one in told} == {6}


def _sent(client: Client, address: str) -> StreamingHttpResponse:
    answer: HttpResponseBase = client.get(address)
    assert isinstance(answer, StreamingHttpResponse)
    return answer


def test_a_package_begins_to_arrive_before_all_of_it_is_counted(
    world: World, as_reader: SignIn, province: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[list[int]] = []
    take_in = Filling.take_in

    def noting(self: Filling, units: Sequence[int]) -> None:
        taken.append(list(units))
        take_in(self, units)

    monkeypatch.setattr(Filling, "take_in", noting)

    answer = _sent(as_reader("registrar_of_province"), f"/tables/package.zip?unit={province}&period=2024&form=csv")
    parts = iter(answer)
    first = next(parts)

    assert first.startswith(b"PK")
    assert taken == [[world.units["province"]]]
    with zipfile.ZipFile(io.BytesIO(first + b"".join(parts))) as archive:
        assert len(archive.namelist()) == 4
    assert len(taken) == 2


def test_a_person_is_sent_one_package_at_a_time_and_sees_how_far_it_is(
    world: World, as_reader: SignIn, province: str
) -> None:
    client, other = as_reader("registrar_of_province"), as_reader("inspector_of_province")
    asked = f"unit={province}&period=2024"
    package_asked = f"/tables/package.zip?{asked}&form=csv"
    before = body(client, f"/tables/?{asked}")
    first = _sent(client, package_asked)
    parts = iter(first)
    next(parts)

    refused = body(client, package_asked, 409)
    during = body(client, f"/tables/?{asked}")
    others = body(other, f"/tables/?{asked}")
    _file(other, package_asked)
    rest = b"".join(parts)

    assert re.findall(r"đã xong (\d/\d) đơn vị. Hãy đợi tải xong", refused) == ["0/4"]
    assert "Một bộ biểu đang được gửi cho đồng chí: đã xong 0/4 đơn vị." in during
    assert "đang được gửi cho đồng chí" not in before + others
    assert rest
    assert _file(client, package_asked)[1]


def test_what_is_held_for_a_package_is_let_go_of_when_the_reader_goes_away_or_it_breaks_off() -> None:
    def parts() -> Iterator[bytes]:
        yield b"first"
        raise ZeroDivisionError

    let_go: list[str] = []
    for name in ("gone", "broken"):
        held = ExitStack()
        held.callback(let_go.append, name)
        sent = package.PackageSent(parts(), held)
        assert next(sent) == b"first"
        assert name not in let_go
        if name == "gone":
            sent.close()
        else:
            with pytest.raises(ZeroDivisionError):
                next(sent)

    assert let_go == ["gone", "broken"]


def test_a_package_that_cannot_be_made_leaves_nobody_waiting(world: World, as_reader: SignIn, province: str) -> None:
    client = as_reader("registrar_of_province")
    asked = f"/tables/package.zip?unit={province}&period=2024&form=json"

    body(client, f"{asked}&values=signed", 422)

    assert _file(client, asked)[1]


def test_a_package_as_known_then_holds_what_was_known_then(world: World, as_reader: SignIn, province: str) -> None:
    late_death(world)
    asked = f"/tables/package.zip?unit={province}&period=2024&form=json"

    now, then = (
        _file(as_reader("registrar_of_province"), address)[1] for address in (asked, f"{asked}&known_at=2025-02-01")
    )

    members = []
    for packed in (now, then):
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            told = json.loads(archive.read(archive.namelist()[0]))
        members.append(next(row["now"] for row in told[0]["rows"] if row["key"] == "D"))
    assert members == [10, 11]
    assert body(as_reader("editor_of_province"), f"{asked}&known_at=2025-02-01", 404)


def test_a_package_is_given_as_signed_when_all_of_it_is_signed(world: World, as_reader: SignIn) -> None:
    client = as_reader("registrar_of_thach_binh")
    cell = world.units["khe_vai"]
    address = f"/tables/package.zip?unit={public_id('units_unit', cell)}&period=2024-H1&form=json&values=signed"

    def signed(number: str) -> None:
        with world.recorder.on(date(2025, 2, 1), "signing"):
            sign_table(
                number=number, unit=cell, period=Period(2024, is_half=True), reason="thử", basis=ON_PAPER, by=OPERATOR
            )

    signed("1")
    signed("2")
    refused = client.get(address)
    signed("2B")
    _name, packed = _file(client, address)

    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert isinstance(refused, HttpResponse)
    assert "Còn 1 biểu trong số này chưa ký cho kỳ báo cáo: 2B, Chi bộ" in refused.content.decode()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        told = [one for file in archive.namelist() for one in json.loads(archive.read(file))]
    assert [one["edition"] for one in told] == [1] * len(HALF_YEARLY)


def test_a_package_of_too_many_units_is_refused_and_not_offered(
    world: World, as_reader: SignIn, province: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_reader("registrar_of_province")
    asked = f"unit={province}&period=2024"
    statuses = {}

    for most in (3, 4):
        monkeypatch.setattr(package, "MOST_UNITS", most)
        page = body(client, f"/tables/?{asked}")
        answer = client.get(f"/tables/package.zip?{asked}&form=csv")
        statuses[most] = (answer.status_code, "/package.zip" in page)
        b"".join(answer)

    assert statuses == {3: (422, False), 4: (200, True)}


def test_a_unit_with_nothing_below_it_has_no_package(world: World, as_reader: SignIn) -> None:
    cell = public_id("units_unit", world.units["na_lau"])

    page = body(as_reader("registrar_of_province"), f"/tables/?unit={cell}&period=2024")

    assert "/tables/all.xlsx" in page
    assert "/package.zip" not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tables/1/table.doc?period=2024", 404),
        ("/tables/all.doc?period=2024", 404),
        ("/tables/package.zip?period=2024&form=doc", 404),
        ("/tables/all.xlsx?period=2019", 404),
        ("/tables/9/table.xlsx?period=2024", 404),
        ("/tables/1/table.xlsx?period=2024&edition=1", 404),
        ("/tables/3/table.xlsx?period=2024-H1", 422),
        ("/tables/package.zip?period=2024&values=signed", 422),
    ],
)
def test_what_cannot_be_given_says_why(world: World, as_reader: SignIn, address: str, status: int) -> None:
    assert as_reader("registrar_of_province").get(address).status_code == status
