"""Printed figures on the desk: pasted or in a file, told line by line, opened; nothing that was typed is lost."""

import csv
import io
import re
from collections.abc import Iterable
from html import unescape
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from chibo.desk.web.figures.printed import pages
from chibo.figures.api import figure
from tests.desk.conftest import SignIn
from tests.worlds.lam_son import PRESENT, World

PAGE = f"/figures/check/?on={PRESENT}"
HEADS = ("Bài", "Số in", "Giá trị", "Đơn vị tính", "Ngày", "Tổ chức", "Loại", "Mã chỉ tiêu")
ON = f"{PRESENT:%d/%m/%Y}"


@pytest.fixture
def client(world: World, as_reader: SignIn) -> Client:
    """Give the registrar of the province."""
    return as_reader("registrar_of_province")


def rows_of(*rows: str) -> str:
    """Write rows as they are pasted from Excel, a bar between two cells."""
    return "\r\n".join(("\t".join(HEADS), *(row.replace("|", "\t") for row in rows)))


def sent(client: Client, lines: str, status: int = 200, **more: object) -> str:
    """Send rows; give the page that comes back, with that status."""
    answer = client.post(PAGE, {"lines": lines, **more})
    assert answer.status_code == status, answer
    return unescape(answer.content.decode())


def told(body: str) -> list[list[str]]:
    """Give the lines of the page, each as the texts of its cells, with what is said of it at the end."""
    table = body.split("<tbody>", 1)[1].split("</tbody>", 1)[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in table.split("<tr")[1:]
    ]


def test_each_line_is_told_with_its_verdict_and_opens_to_its_figure(world: World, client: Client) -> None:
    members = int(figure("mem.total", unit=world.units["thach_binh"], on=PRESENT).numerator)
    rows = rows_of(
        f"A|{members}|{members}|đảng viên|{ON}|LS.01|stock|mem.total",
        f"A|trên {members - 1}|{members - 1}|đảng viên|{ON}|LS.01|stock|mem.total",
        f"A|{members + 2}|{members + 2}|đảng viên|{ON}|LS.01|stock|mem.total",
        f"A|5|5|lớp|{ON}|LS.01|flow|train.classes",
        f"A|(không có số)||đảng viên|{ON}|LS.01|stock|mem.total",
    )

    body = sent(client, rows)

    lines = [row for row in told(body) if len(row) == 7]
    assert [row[4] for row in lines] == [
        "đúng chính xác", "đúng là giới hạn", "khác", "sổ chưa quản lý", "không in số liệu",
    ]  # fmt: skip
    assert lines[2][6] == "+2"
    address = re.search(r'href="(/figures/mem.total/explain/[^"]+)"', body)
    assert address
    opened = client.get(address[1])
    assert f": {members}" in re.sub(r"<[^>]+>", "", opened.content.decode().split("<h1>")[1].split("</h1>")[0])


def test_a_line_narrowed_by_its_words_opens_to_the_figure_so_narrowed(client: Client) -> None:
    body = sent(
        client,
        rows_of(
            "A|3|3|chi bộ thôn, bản|01/06/2020|LS|stock|org.cells_by_setting",
            "A|1|1|chi bộ khác|01/06/2020|LS|stock|org.cells_by_setting",
        ),
    )

    addresses = re.findall(r'href="(/figures/org.cells_by_setting/explain/[^"]+)"', body)
    values = [
        re.sub(r"<[^>]+>", "", client.get(one).content.decode().split("<h1>")[1].split("</h1>")[0]).split()[-1]
        for one in addresses
    ]
    assert values == ["3", "1"]


def test_what_contradicts_another_line_leads_to_it(client: Client) -> None:
    body = sent(
        client,
        rows_of(
            "A|9|9|bí thư chi bộ|01/06/2020|LS|stock|sec.count", "A|4|4|chi bộ|01/06/2020|LS|stock|org.cells_total"
        ),
    )

    first, says, *_rest = told(body)
    assert first[4].startswith("mâu thuẫn")
    assert "Mâu thuẫn với: dòng 3" in says[0]
    assert 'href="#line-3"' in body
    assert 'id="line-3"' in body


def test_what_cannot_be_read_is_told_by_line_column_and_value_and_nothing_typed_is_lost(client: Client) -> None:
    wrong = rows_of("A|37336|37.336|đảng viên|2020-06-01|LS|stock|mem.total", "B|12")

    body = sent(client, wrong, 422)

    assert "dòng 2, cột Giá trị: “37.336” có thể đọc theo hai cách" in body
    assert "dòng 3, cột Mã chỉ tiêu: dòng kết thúc trước cột này" in body
    assert wrong.replace("\r\n", "\n") in body.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "Chưa có gì để kiểm"),
        ("một\thai\n1\t2", "không có cột article"),
        (rows_of(*["A|1|1|x|2020-06-01|LS|stock|mem.total"] * 301), "Có 301 dòng, mà mỗi lần kiểm được không quá 300"),
        ("x" * 400_001, "400000"),
    ],
)
def test_what_is_no_table_or_too_much_is_refused_at_its_field(client: Client, lines: str, said: str) -> None:
    body = sent(client, lines, 422)

    assert said in body.split('class="field-fault"', 1)[1].split("</div>")[0]


def test_what_asks_too_much_is_refused_with_the_line_and_the_remedy(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_QUESTIONS", 10)

    body = sent(client, rows_of("A|1|1|đảng viên|2010..2020|LS|stock|mem.total"), 422)

    assert "Đến dòng 2, các dòng này cần hơn 10 câu hỏi" in body
    assert "chibo figures check FILE" in body.split('class="field-fault"', 1)[1]


def workbook(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    """Give a workbook of these rows under the headings, a line of title above them."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu đã in")
        sheet.write_string(0, 0, "Số liệu của bài")
        for number, row in enumerate((HEADS, *rows), start=2):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("so-lieu.xlsx", file.getvalue())


def test_a_workbook_is_read_in_the_child_and_its_rows_take_the_place_of_those_pasted(client: Client) -> None:
    file = workbook(("A", "12", 12, "đảng viên", "01/06/2020", "LS", "stock", "mem.total"))

    body = sent(client, "này thì bỏ", file=file)

    (line, *_says) = told(body)
    assert line[4] == "đúng chính xác"
    assert "này thì bỏ" not in body
    assert "A\t12\t12\tđảng viên\t01/06/2020\tLS\tstock\tmem.total" in body


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("so.pdf", b"%PDF-1.7", "“so.pdf” không phải .xlsx, .csv hay .tsv"),
        ("so.xlsx", b"%PDF-1.7", "so.xlsx"),
        ("so.csv", b"x" * (2 * 1024 * 1024 + 1), "Tệp lớn hơn 2 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused_and_what_was_pasted_stays(
    client: Client, name: str, content: bytes, said: str
) -> None:
    body = sent(client, "này thì giữ", 422, file=SimpleUploadedFile(name, content))

    assert said in body
    assert "này thì giữ" in body


def test_the_result_is_given_as_csv_and_as_a_workbook_with_numbers_as_numbers(client: Client) -> None:
    rows = rows_of("A|=1+1|13|đảng viên|01/06/2020|LS|stock|mem.total")

    text = client.post(PAGE, {"lines": rows, "as": "csv"}).content.decode("utf-8-sig")
    head, line = csv.reader(io.StringIO(text))
    sheet = load_workbook(BytesIO(_content(client.post(PAGE, {"lines": rows, "as": "xlsx"})))).active

    assert (head[4], line[2], line[4], line[7:9]) == ("Kết luận", "'=1+1", "khác", ["12", "1"])
    assert sheet is not None
    (cells,) = sheet.iter_rows(min_row=2, values_only=True)
    assert (cells[2], cells[7], cells[8]) == ("=1+1", 12, 1)


def _content(answer: Iterable[bytes]) -> bytes:
    return b"".join(answer)


def test_the_example_shows_every_verdict_of_the_readers_own_unit(client: Client) -> None:
    page = unescape(client.get(f"{PAGE}&example=1").content.decode())
    rows = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
    assert rows

    verdicts = [row[4] for row in told(sent(client, rows[1])) if len(row) == 7]

    assert verdicts == [
        "đúng chính xác", "đúng là giới hạn", "khác", "đúng chính xác", "mâu thuẫn giữa các số đã in",
    ]  # fmt: skip
