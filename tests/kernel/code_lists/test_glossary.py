"""Every word of the organisation that code uses stands in the glossary, with the words a reader sees."""

import re
from pathlib import Path

import pytest

from chibo.kernel.code_lists import code_list

GLOSSARY = (Path(__file__).parents[3] / "docs" / "glossary.md").read_text(encoding="utf-8")
LINES = set(re.findall(r"^\| (\S+) \| ([^|]+) \|", GLOSSARY, re.MULTILINE))


@pytest.mark.parametrize("name", ["level", "unit_kind", "post", "event_kind", "reorganisation_kind"])
def test_each_code_has_its_line_with_the_label_on_screen(name: str) -> None:
    missing = {(row.code, row.label_vi) for row in code_list(name)} - LINES

    assert missing == set()


def test_no_word_of_a_table_has_two_lines() -> None:
    for table in GLOSSARY.split("\n#"):
        words = re.findall(r"^\| (.+?) \|", table, re.MULTILINE)

        assert len(words) == len(set(words)), table.splitlines()[0]
