"""`chibo tables` at the terminal: what it prints, writes and refuses."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.figures.command.conftest import Run

ASKED = ("--unit", "LS", "--period", "2024")


@pytest.fixture
def run(terminal: Run) -> Run:
    """Give `chibo tables` over Lam Sơn."""
    return partial(terminal, "tables")


def test_a_table_is_shown_with_its_checks(run: Run) -> None:
    status, printed, complaint = run("show", "1", *ASKED)

    assert complaint == ""
    assert "Biểu số 1-BTCTW" in printed
    assert "D – Đảng viên trong danh sách cuối kỳ báo cáo" in printed
    assert "✓ Số cuối kỳ bằng số đầu kỳ cộng tăng trừ giảm" in printed
    assert "✗ Số cuối kỳ bằng cộng đảng viên ở biểu 5: D (11) = 5!total@members (9)" in printed
    assert status == 2


def test_json_gives_the_rows(run: Run) -> None:
    told = json.loads(run("show", "1", *ASKED, "--format", "json")[1])

    assert {row["key"]: row["now"] for row in told["rows"]}["D"] == 11
    assert told["checks"][0]["outcome"] == "holds"


def test_signing_says_the_edition_and_the_list_has_it(run: Run) -> None:
    assert run("sign", "2B", *ASKED)[0] == 0
    status, printed, _ = run("list", "--unit", "LS")

    assert status == 0
    assert "2B" in printed
    assert "operator" in printed
    assert run("show", "2B", *ASKED, "--edition", "last")[0] == 0


def test_all_tables_are_exported_into_one_file(run: Run, tmp_path: Path) -> None:
    for name in ("t.xlsx", "t.pdf", "t.csv", "t.json", "t.zip"):
        status, _, complaint = run("export", "all", *ASKED, "--to", str(tmp_path / name), "--children")

        assert (status, complaint) == (0, "")
        assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "9", *ASKED), "9"),
        (("show", "1", "--unit", "LS", "--period", "2024-Q3"), "2024-H1"),
        (("show", "3", "--unit", "LS", "--period", "2024-H1"), "2024-H1"),
        (("show", "1", "--unit", "LS", "--period", "2020"), "--version 2021"),
        (("show", "1", *ASKED, "--edition", "last"), "last"),
        (("show", "1", *ASKED, "--edition", "²"), "²"),
        (("sign", "1", *ASKED), "1"),
        (("export", "1", *ASKED, "--to", "t.doc"), "doc"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    run: Run, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, printed, complaint = run(*words)

    assert (status, printed) == (1, "")
    assert said in complaint
    assert complaint.startswith("chibo: ")
    assert list(tmp_path.iterdir()) == []


def test_a_number_is_explained_by_its_cells_and_parts(run: Run) -> None:
    status, printed, complaint = run("show", "1", *ASKED, "--explain", "D:now")

    assert (status, complaint) == (0, "")
    assert "D@now D – Đảng viên trong danh sách cuối kỳ báo cáo = 11" in printed
    assert "Đảng bộ huyện Thạch Bình" in printed

    told = json.loads(run("show", "1", *ASKED, "--explain", "B:now", "--format", "json")[1])
    assert [(one["row"], one["value"]) for one in told["made_of"]] == [("B1", 1), ("B2", 0), ("B3", 0)]
    assert (told["value"], len(told["rows_behind"]), told["made"]) == (1, 1, "sum")


@pytest.mark.parametrize(("cell", "said"), [("D", "DÒNG:CỘT"), ("X:now", "không có số ở dòng X, cột now")])
def test_a_cell_that_is_none_is_refused(run: Run, cell: str, said: str) -> None:
    status, _, complaint = run("show", "1", *ASKED, "--explain", cell)

    assert status == 1
    assert said in complaint
