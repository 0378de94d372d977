"""What a sheet of a workbook is: its columns, their headings and the form of their values.

A room declares its sheets as data; the exchange wing reads and writes workbooks from the declarations alone.
"""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The forms a cell's value may take."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    NUMBER = "number"
    DIGITS = "digits"
    CODE = "code"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in programs, the headings offices give it, and what stands in it.

    `headings[0]` is the heading our own template writes. Headings are matched folded: tones, case, punctuation and
    order of columns aside. `code_list` names the code list of a `Form.CODE` column, `lengths` the numbers of digits that a
    `Form.DIGITS` column may have. `dimension` says that the value
    is a dated attribute, valid from the row's `from_on`, or "as recorded" where the row has no such day.
    """

    key: str
    headings: tuple[str, ...]
    explains: str
    form: Form = Form.TEXT
    required: bool = False
    code_list: str = ""
    dimension: str = ""
    example: str = ""
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet: its key in programs, the names offices give it, and its columns in the template's order."""

    key: str
    names: tuple[str, ...]
    explains: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return the column of that key; raise `KeyError` where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)
