"""Gather what may be chosen in the columns of the sheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.kernel.code_lists import code_list, match_code
from chibo.kernel.sheets import Form, Sheet

CHOICES_SHEET = "Danh mục"


@dataclass(frozen=True, slots=True)
class Choices:
    """The words of one list, under the heading of the column that is chosen from it."""

    heading: str
    words: tuple[str, ...]


def choices_of(sheets: Sequence[Sheet]) -> dict[str, Choices]:
    """Give every list that a column of these sheets is chosen from, by its name."""
    found: dict[str, Choices] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.form is Form.YES_NO:
                name = column.code_list or "yes_no"
                found.setdefault(name, Choices(column.headings[0], ("có", "không")))
            elif column.code_list:
                found.setdefault(column.code_list, Choices(column.headings[0], words_of(column.code_list)))
    return found


def words_of(name: str) -> tuple[str, ...]:
    """Give for each code of a list the word by which it is known again: its label, or itself where two share one."""
    words = {
        row.code: row.label_vi if match_code(name, row.label_vi) == row.code else row.code for row in code_list(name)
    }
    return tuple(words.values())
