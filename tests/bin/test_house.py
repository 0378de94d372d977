"""The rules of the house that no other tool knows."""

from pathlib import Path

import pytest

from house import faults


def written(folder: Path, name: str, text: str) -> list[str]:
    """Judge a file of this text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return list(faults(file))


def test_a_file_of_four_hundred_lines_may_stand_and_one_more_may_not(folder: Path) -> None:
    assert written(folder, "long.py", "x = 1\n" * 400) == []
    assert "401 lines" in written(folder, "longer.py", "x = 1\n" * 401)[0]


def test_a_function_of_fifty_lines_may_stand_and_one_more_may_not(folder: Path) -> None:
    assert written(folder, "long.py", "def move():\n" + "    x = 1\n" * 49) == []
    assert "move has 51 lines" in written(folder, "longer.py", "def move():\n" + "    x = 1\n" * 50)[0]


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "home/someone/chibo",
        "at /" + "root/chibo",
        "https://py" + "pi.org/simple",
        "https://registry." + "npmjs.org/htmx",
        "https://files." + "pythonhosted.org/packages",
    ],
)
def test_what_belongs_to_one_machine_or_index_is_refused_with_its_line(folder: Path, line: str) -> None:
    [fault] = written(folder, "page.md", f"# A page\n{line}\n")

    assert "page.md:2" in fault


@pytest.mark.parametrize("line", ["/units/home/page", "a home/page", "https://www.postgresql.org/docs", "index.py"])
def test_other_paths_and_addresses_may_stand(folder: Path, line: str) -> None:
    assert written(folder, "page.md", line) == []
