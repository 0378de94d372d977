"""`chibo figures define|list|outside|check` at the terminal, and spans and children of `chibo figures CODE`."""

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest

from tests.figures.command.conftest import Run
from tests.figures.indicators.test_own_indicators import FILE, OUTSIDE

PRINTED = "article\tfigure\tvalue\tunit_vi\tas_of\tscope\tkind\tcode\n"


@pytest.fixture
def run(terminal: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give `chibo figures` over Lam Sơn, in English."""
    monkeypatch.setenv("CHIBO_LANGUAGE", "en")
    return partial(terminal, "figures")


def _written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_an_indicator_is_defined_listed_asked_and_forgotten(run: Run, tmp_path: Path) -> None:
    file = _written(tmp_path, "own.toml", FILE)

    status, printed, _ = run("define", file, "--dry-run")
    assert (status, "Nothing was written" in printed) == (0, True)
    assert run("define", file)[0] == 0
    codes = [one["code"] for one in json.loads(run("list", "--format", "json")[1])]
    assert codes[-2:] == ["own.women", "own.women_a_cell"]
    (women,) = csv.DictReader(io.StringIO(run("list", "own.women", "--format", "csv")[1]))
    assert (women["name"], women["origin"], women["unit"]) == ("Women", "of the office", "persons")
    assert run("own.women", "--unit", "LS", "--on", "01/06/2020", "--format", "csv")[0] == 0
    assert run("define", "--forget", "own.women")[0] == 0
    status, _, complaint = run("own.women", "--unit", "LS", "--on", "01/06/2020")
    assert (status, "There is no indicator own.women" in complaint) == (1, True)


def test_a_file_at_fault_is_told_fault_by_fault(run: Run, tmp_path: Path) -> None:
    file = _written(tmp_path, "own.toml", FILE.replace('base.sex = "F"', 'base.sex = "X"'))

    status, _, complaint = run("define", file)

    assert status == 1
    assert complaint.count("“X” is not a value of it. Write one of its codes: M, F.") == 2


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    status, printed, complaint = run("define", str(tmp_path / "no-such-file"))

    assert (status, printed) == (1, "")
    assert "no-such-file" in complaint


def test_figures_from_outside_are_said_and_asked(run: Run, tmp_path: Path) -> None:
    assert run("outside", _written(tmp_path, "outside.csv", OUTSIDE))[1] == "3 figures from outside hold.\n"

    told = json.loads(run("mem.outside_ratio", "--unit", "LS", "--on", "01/06/2020", "--format", "json")[1])
    assert (told["value"], told["denominator_on"], told["source"]) == (1.2, "2020-01-01", "Niên giám 2020")
    assert "1.2% (12/1,000)" in run("mem.outside_ratio", "--unit", "LS", "--on", "01/06/2020")[1]


def test_the_status_says_whether_a_printed_line_differs(run: Run, tmp_path: Path) -> None:
    right = "A\t12\t12\tđảng viên\t2020-06-01\tLS\tstock\tmem.total\n"
    wrong = "B\t13\t13\tđảng viên\t2020-06-01\tLS\tstock\tmem.total\n"
    file = _written(tmp_path, "printed.tsv", PRINTED + right + wrong)

    assert run("check", file)[0] == 1
    assert run("check", file, "--article", "A")[0] == 0
    status, printed, _ = run("check", file, "--format", "json")
    assert [(one["verdict"], one["fit"], one["difference"]) for one in json.loads(printed)] == [
        ("confirmed", "exact", 0),
        ("differs", None, 1),
    ]
    rows = list(csv.DictReader(io.StringIO(run("check", file, "--format", "csv")[1])))
    assert [row["register"] for row in rows] == ["12", "12"]
    assert status == 1


def test_a_span_by_name_begins_where_it_says(run: Run) -> None:
    told = json.loads(run("adm.count", "--unit", "LS", "--span", "year", "--on", "17/05/2014", "--format", "json")[1])
    assert told["from"] == "2014-01-01"


def test_children_come_greatest_first_above_a_threshold(run: Run) -> None:
    asked = ("mem.total", "--unit", "LS", "--on", "01/06/2020", "--children")
    told = json.loads(run(*asked, "--format", "json")[1])["children"]
    values = [one["value"] for one in told]

    assert values == sorted(values, reverse=True)
    assert told[0]["place"] == 1
    above = list(csv.DictReader(io.StringIO(run(*asked, "--above", str(values[-1]), "--format", "csv")[1])))
    assert [int(one["value"]) for one in above] == [value for value in values if value > values[-1]]
    assert told[0]["name"] in run(*asked)[1]


def test_an_age_is_written_as_what_it_is(run: Run) -> None:
    told = json.loads(run("mem.age", "--unit", "LS", "--on", "01/06/2020", "--by", "sex", "--format", "json")[1])

    assert told["value"] == pytest.approx(told["numerator"] / told["denominator"])
    assert sum(row["known"] for row in told["rows"]) == told["denominator"]
    assert run("mem.age.median", "--unit", "LS", "--on", "01/06/2020")[0] == 0
