"""`chibo figures` at the terminal: what it prints in each form, and how it refuses."""

import csv
import io
import json
from datetime import date
from functools import partial
from typing import Any

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.members.models import Place
from chibo.register.units.api import found_unit
from chibo.register.units.models import Lineage
from tests.figures.command.conftest import Run
from tests.worlds.lam_son import ON_PAPER, World


@pytest.fixture
def run(terminal: Run) -> Run:
    """Give `chibo figures` over Lam Sơn."""
    return partial(terminal, "figures")


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
        "without": None,
        "value": 12,
        "numerator": 12,
        "denominator": None,
        "uncertain": 0,
        "shared": 0,
        "denominator_shared": None,
        "denominator_on": None,
        "source": None,
        "exact": {},
        "rows": [],
    }


def test_json_says_all_that_was_asked(run: Run) -> None:
    told = _json(
        run, "adm.count", "--unit", "LS.01", "--from", "01/01/2014", "--on", "31/12/2014", "--by", "year",
        "--by", "sex", "--tree", "01/06/2024", "--known-at", "2015-01-01T12:00",
    )  # fmt: skip

    assert list(told) == [
        "indicator", "unit", "on", "from", "tree", "known_at", "without", "value", "numerator", "denominator",
        "uncertain", "shared", "denominator_shared", "denominator_on", "source", "exact", "rows",
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


def _share_the_school(world: World) -> None:
    """Let the school's cell have gone into Nà Lau for a third only, and for the rest into the rangers' cell."""
    school, school_closed = world.units["school"], date(2019, 7, 1)
    with world.recorder.on(date(2025, 8, 1), "the school's cell was split"):
        Lineage.objects.filter(predecessor_id=school).update(share_numerator=1, share_denominator=3)
        Lineage.objects.create(
            predecessor_id=school, successor_id=world.units["kiem_lam"], first_on=school_closed, kind="split",
            share_numerator=2, share_denominator=3,
        )  # fmt: skip


_RECAST = ("mem.total", "--unit", "LS.01.1.1", "--on", "01/06/2016", "--tree", "01/06/2024")


def test_json_gives_a_part_of_a_unit_as_a_number_and_exactly(run: Run, world: World) -> None:
    _share_the_school(world)

    told = _json(run, *_RECAST, "--by", "sex")

    assert (told["numerator"], told["shared"]) == (pytest.approx(13 / 3), pytest.approx(1 / 3))
    assert told["exact"] == {"value": "13/3", "numerator": "13/3", "shared": "1/3"}
    shared = {row["sex"]: (row.get("shared"), row.get("exact")) for row in told["rows"]}
    assert shared["F"] == (pytest.approx(1 / 3), shared["F"][1])
    assert shared["F"][1].endswith("/3")
    assert shared["M"] == (None, None)


def test_csv_of_another_tree_has_what_rests_on_shares_and_the_exact_value(run: Run, world: World) -> None:
    _share_the_school(world)

    _, printed, _ = run(*_RECAST, "--format", "csv")

    lines = list(csv.reader(io.StringIO(printed)))
    assert lines[0] == ["value", "shared", "exact"]
    assert [float(lines[1][0]), float(lines[1][1]), lines[1][2]] == [
        pytest.approx(13 / 3),
        pytest.approx(1 / 3),
        "13/3",
    ]


def test_the_table_says_its_tree_and_what_rests_on_shares(run: Run, world: World) -> None:
    _share_the_school(world)

    _, printed, _ = run(*_RECAST)

    assert "4 1/3" in printed
    assert "quy đổi theo hệ thống tổ chức ngày 01/06/2024" in printed
    assert "trong đó 1/3 tính theo tỷ lệ" in printed


def test_a_unit_of_the_tree_alone_is_found_by_its_name_of_then(run: Run) -> None:
    told = _json(run, "mem.total", "--unit", "LS.01.1.4", "--on", "01/06/2024", "--tree", "01/06/2016")

    assert (told["unit"], told["value"]) == ("LS.01.1.4", 0)


_SERIES = (
    "mem.total", "--unit", "LS.01.1.1", "--series", "year", "--from", "01/07/2015", "--on", "30/06/2017",
    "--tree", "01/06/2024",
)  # fmt: skip


def test_a_series_in_json_has_both_readings(run: Run) -> None:
    told = _json(run, *_SERIES)

    assert {key: told[key] for key in ("indicator", "unit", "series", "from", "on", "tree", "known_at")} == {
        "indicator": "mem.total", "unit": "LS.01.1.1", "series": "year", "from": "2015-07-01", "on": "2017-06-30",
        "tree": "2024-06-01", "known_at": None,
    }  # fmt: skip
    assert [
        (point["period"], point["from"], point["on"], point["then"]["value"], point["recast"]["value"])
        for point in told["points"]
    ] == [
        ("2015", "2015-07-01", "2015-12-31", 4, 5),
        ("2016", "2016-01-01", "2016-12-31", 4, 5),
        ("2017", "2017-01-01", "2017-06-30", 4, 5),
    ]


def test_a_series_in_csv_has_a_line_a_period_and_row(run: Run) -> None:
    _, plain, _ = run(*_SERIES[:-2], "--format", "csv")
    _, told_apart, _ = run(*_SERIES, "--by", "sex", "--format", "csv")

    assert list(csv.reader(io.StringIO(plain)))[:2] == [
        ["period", "from", "on", "then"],
        ["2015", "2015-07-01", "2015-12-31", "4"],
    ]
    lines = list(csv.reader(io.StringIO(told_apart)))
    assert lines[0] == ["period", "from", "on", "sex", "then", "recast", "shared", "exact"]
    assert {(line[0], line[3]) for line in lines[1:]} == {
        (year, sex) for year in ("2015", "2016", "2017") for sex in "FM"
    }
    assert sum(int(line[5]) for line in lines[1:]) == 15


def test_a_series_in_a_table_says_both_readings_and_its_shares(run: Run, world: World) -> None:
    _share_the_school(world)

    _, printed, _ = run(*_SERIES)
    _, told_apart, _ = run(*_SERIES, "--by", "sex")

    assert "cây khi đó" in printed
    assert "cây ngày 01/06/2024" in printed
    assert printed.count("4 1/3") == 3
    assert "2016: trong đó 1/3 tính theo tỷ lệ" in printed
    assert "Nữ" in told_apart


def test_a_series_needs_its_first_day(run: Run) -> None:
    status, _, complaint = run("mem.total", "--unit", "LS", "--on", "01/06/2016", "--series", "month")

    assert status == 1
    assert "--from" in complaint


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("mem.totla", "--on", "01/06/2011"), "mem.totla"),
        (("mem.total", "--on", "01/06/2011", "--by", "colour"), "colour"),
        (("mem.total", "--on", "01/06/2011", "--where", "sex=X"), "sex"),
        (("adm.count", "--on", "01/06/2011"), "--from"),
        (("adm.count", "--on", "01/06/2011", "--from", "02/06/2011"), "02/06/2011"),
        (("sec.count", "--on", "01/06/2011", "--by", "also_holds"), "also_holds"),
        (("mem.total", "--on", "01/06/2011", "--without", "99-QĐ/TU"), "99-QĐ/TU"),
        (("mem.total", "--on", "02/01/2017", "--without", "12-QĐ/TU"), "01/01/2017"),
        (("mem.total", "--on", "01/01/2017", "--without", "12-QĐ/TU"), "31/12/2016"),
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


@pytest.mark.parametrize("one", [("--explain",), ("--children",), ("--series", "year", "--from", "01/01/2018")])
@pytest.mark.parametrize("other", ["--before", "--direct"])
def test_nothing_that_was_asked_is_passed_over(run: Run, one: tuple[str, ...], other: str) -> None:
    status, printed, complaint = run("mem.total", "--unit", "LS", "--on", "01/06/2020", *one, other)

    assert (status, printed) == (1, "")
    assert one[0] in complaint
    assert other in complaint
