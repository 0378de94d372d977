"""`chibo figures` at the terminal: what it prints in each form, and how it refuses."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from chibo.config.command import line
from chibo.kernel.actors import OPERATOR
from chibo.register.members.models import Place
from chibo.register.units.api import found_unit
from tests.worlds.lam_son import ON_PAPER, World

type Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Give the command over Lam Sơn: its exit status, what it printed and what it complained of."""
    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.delenv("CHIBO_LANGUAGE", raising=False)

    def ran(*words: str) -> tuple[int, str, str]:
        try:
            status = line.run(["figures", *words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    with translation.override(None):
        yield ran


def _json(run: Run, *words: str) -> dict[str, Any]:
    status, printed, complaint = run(*words, "--format", "json")
    assert (status, complaint) == (0, "")
    read: dict[str, Any] = json.loads(printed)
    return read


def test_json_has_its_keys_and_no_others(run: Run) -> None:
    told = _json(run, "mem.total", "--unit", "LS", "--on", "2020-06-01")

    assert told == {
        "indicator": "mem.total",
        "unit": "LS",
        "on": "2020-06-01",
        "from": None,
        "tree": None,
        "known_at": None,
        "value": 12,
        "numerator": 12,
        "denominator": None,
        "uncertain": 0,
        "rows": [],
    }


def test_json_says_all_that_was_asked(run: Run) -> None:
    told = _json(
        run, "adm.count", "--unit", "LS.01", "--from", "01/01/2014", "--on", "31/12/2014", "--by", "year",
        "--by", "sex", "--tree", "01/06/2024", "--known-at", "2015-01-01T12:00",
    )  # fmt: skip

    assert list(told) == [
        "indicator", "unit", "on", "from", "tree", "known_at", "value", "numerator", "denominator", "uncertain", "rows",
    ]  # fmt: skip
    assert (told["from"], told["tree"], told["known_at"]) == ("2014-01-01", "2024-06-01", "2015-01-01T12:00:00+07:00")
    # In 2015 nobody knew that the school's cell would go into Nà Lau, but in the tree of 2024, as known then, it stood.
    assert told["rows"] == [{"year": "2014", "sex": "F", "label": "2014, Nữ", "value": 1}]


def test_json_gives_shares_unrounded_and_nothing_where_there_is_no_base(run: Run) -> None:
    share = _json(run, "sec.attr", "--unit", "LS", "--on", "01/06/2020", "--where", "sex=Nữ")
    none = _json(run, "sec.agencyhead", "--unit", "LS.02", "--on", "01/06/2020")

    assert (share["value"], share["numerator"], share["denominator"]) == (50.0, 2, 4)
    assert (none["value"], none["numerator"], none["denominator"]) == (None, 0, 0)


def test_a_breakdown_in_json_has_codes_labels_and_what_is_not_known(run: Run) -> None:
    told = _json(run, "mem.total", "--unit", "LS.01.1.1", "--on", "01/06/2020", "--by", "occupation")

    assert told["rows"] == [
        {"occupation": "O4", "label": told["rows"][0]["label"], "value": 1},
        {"occupation": None, "label": "không rõ", "value": 2},
    ]
    assert told["rows"][0]["label"] not in {"O4", ""}


def test_csv_has_a_line_a_row(run: Run) -> None:
    status, printed, _ = run(
        "org.cells_by_setting", "--unit", "LS", "--on", "01/06/2020", "--by", "setting_detail", "--format", "csv"
    )

    lines = list(csv.reader(io.StringIO(printed)))
    assert status == 0
    assert lines == [["setting_detail", "value"], ["agency.state", "1"], ["residential.village", "3"]]


def test_csv_without_a_breakdown_is_the_value(run: Run) -> None:
    _, printed, _ = run("mem.total", "--unit", "LS", "--on", "01/06/2020", "--format", "csv")

    assert printed.split() == ["value", "12"]


def test_the_table_is_in_vietnamese(run: Run) -> None:
    status, printed, _ = run("sec.attr", "--unit", "LS", "--on", "01/06/2020", "--where", "sex=F", "--by", "minority")

    assert status == 0
    assert "Bí thư chi bộ theo đặc điểm · Đảng bộ tỉnh Lam Sơn · 01/06/2020" in printed
    assert "50,0\u00a0% (2/4)" in printed
    assert "không" in printed
    assert "số lượng" in printed


def test_the_table_says_the_span_and_what_is_uncertain(run: Run, world: World) -> None:
    with world.recorder.on(date(2025, 8, 1), "only the year is known"):
        Place.objects.filter(member_id=world.members["probationary"]).update(from_precision="y")

    _, admissions, _ = run("adm.count", "--unit", "LS", "--from", "01/01/2014", "--on", "30/06/2014")
    _, members, _ = run("mem.total", "--unit", "LS", "--on", "30/06/2024")

    assert "01/01/2014 – 30/06/2014" in admissions
    assert "phụ thuộc" not in admissions
    assert "trong đó 1 phụ thuộc vào ngày chưa rõ" in members


def test_the_table_is_in_english_where_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_LANGUAGE", "en")

    _, printed, _ = run("sec.attr", "--unit", "LS", "--on", "01/06/2020", "--where", "sex=F")

    assert "Cell secretaries with an attribute" in printed
    assert "50.0% (2/4)" in printed


def test_a_name_with_brackets_is_printed_as_it_is(run: Run, world: World) -> None:
    with world.recorder.on(date(2025, 8, 1), "a cell with a strange name"):
        found_unit(
            name="Chi bộ [/bold] số 1", kind="sub_cell", parent_id=world.units["dong_may"], code="X", full_members=3,
            effective_on=date(2025, 8, 1), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    status, printed, _ = run("mem.total", "--unit", "X", "--on", "01/09/2025")

    assert status == 0
    assert "Chi bộ [/bold] số 1" in printed


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("LS.01.2", "LS.01.2"),
        ("Đảng bộ xã Đồng Mây", "LS.01.1"),
        ("dang bo xa dong may", "LS.01.1"),
        ("Đồng Mây", "LS.01.1"),
        ("Đảng bộ xã Đồng Mây (huyện Thạch Bình)", "LS.01.1"),
        ("  Hạt Kiểm lâm ", "LS.01.2"),
    ],
)
def test_a_unit_is_found_by_its_code_or_its_name(run: Run, unit: str, code: str) -> None:
    assert _json(run, "mem.total", "--unit", unit, "--on", "01/06/2011")["unit"] == code


def test_a_unit_is_found_by_the_name_of_the_day(run: Run) -> None:
    new = "Chi bộ thôn Nà Lau Thượng"

    assert _json(run, "mem.total", "--unit", new, "--on", "01/06/2020")["unit"] == "LS.01.1.1"
    assert run("mem.total", "--unit", new, "--on", "31/05/2020")[0] == 1


def test_a_name_that_fits_several_units_is_refused_with_their_codes(run: Run) -> None:
    status, printed, complaint = run("mem.total", "--unit", "Chi bộ thôn", "--on", "01/06/2011")

    assert (status, printed) == (1, "")
    assert "LS.01.1.1 Chi bộ thôn Nà Lau" in complaint
    assert "LS.01.1.3 Chi bộ thôn Bản Luông" in complaint


@pytest.mark.parametrize("unit", ["Đảng bộ huyện Không Có", "LS.99", "\x00", "%", "' OR 1=1 --"])
def test_a_unit_that_is_not_there_is_refused(run: Run, unit: str) -> None:
    status, printed, complaint = run("mem.total", "--unit", unit, "--on", "01/06/2011")

    assert (status, printed) == (1, "")
    assert complaint.startswith("chibo: Không có đơn vị nào")
    assert "01/06/2011" in complaint


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("mem.totla", "--on", "01/06/2011"), "mem.totla"),
        (("mem.total", "--on", "01/06/2011", "--by", "colour"), "colour"),
        (("mem.total", "--on", "01/06/2011", "--where", "sex=X"), "sex"),
        (("adm.count", "--on", "01/06/2011"), "--from"),
        (("adm.count", "--on", "01/06/2011", "--from", "02/06/2011"), "02/06/2011"),
        (("sec.count", "--on", "01/06/2011", "--by", "also_holds"), "also_holds"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_one_sentence(run: Run, words: tuple[str, ...], named: str) -> None:
    status, printed, complaint = run(*words, "--unit", "LS")

    assert (status, printed) == (1, "")
    assert complaint.startswith("chibo: ")
    assert complaint.count("\n") == 1
    assert named in complaint


@pytest.mark.parametrize(
    "words",
    [
        ("mem.total", "--unit", "LS"),
        ("mem.total", "--on", "01/06/2011"),
        ("mem.total", "--unit", "LS", "--on", "31/02/2011"),
        ("mem.total", "--unit", "LS", "--on", "06/2011"),
        ("mem.total", "--unit", "LS", "--on", "01/06/2011", "--where", "sex"),
        ("mem.total", "--unit", "LS", "--on", "01/06/2011", "--known-at", "yesterday"),
        ("mem.total", "--unit", "LS", "--on", "01/06/2011", "--format", "xml"),
    ],
)
def test_a_question_that_cannot_be_read_is_misunderstood(run: Run, words: tuple[str, ...]) -> None:
    status, printed, complaint = run(*words)

    assert (status, printed) == (2, "")
    assert "usage: chibo figures" in complaint
