"""Write the template: five sheets with headings, drop-downs and a filled example, the lists, and how to fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils.translation import gettext, override
from xlsxwriter.utility import xl_col_to_name

from chibo.exchange.reading.api import SHEETS
from chibo.exchange.template.choices import CHOICES_SHEET, choices_of
from chibo.exchange.template.explained import explained
from chibo.exchange.template.instructions import instruction_lines
from chibo.kernel.sheets import Column, Form, Sheet

_ROWS_WITH_CHOICES = 10_000
_MADE = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {
    Form.DATE: 12,
    Form.NUMBER: 9,
    Form.DIGITS: 16,
    Form.YES_NO: 10,
    Form.CODE: 20,
    Form.LINES: 40,
    Form.TEXT: 24,
}
_COLOUR = "#9b1c1c"


@dataclass(frozen=True, slots=True)
class _Formats:
    """The looks of the cells."""

    title: Any
    body: Any
    heading: Any
    required: Any
    text: Any
    lines: Any


def write_template(path: Path, *, language: str) -> None:
    """Write the template to `path`: headings in Vietnamese, explanations in `language`; the same bytes each time.

    Every column is formatted as text, so that a spreadsheet program takes no zero from a number and turns no date.
    """
    with override(language), xlsxwriter.Workbook(str(path), _INERT) as book:
        book.set_properties({"created": _MADE, "title": "Chibo"})
        formats = _formats(book)
        _write_instructions(book, formats)
        names = {sheet.key: book.add_worksheet(sheet.names[0]) for sheet in SHEETS}
        places = _write_choices(book, formats)
        for sheet in SHEETS:
            _write_sheet(names[sheet.key], sheet, places, formats)


def _formats(book: Any) -> _Formats:
    heading = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#c9c9c9"}
    return _Formats(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": _COLOUR}),
        body=book.add_format({"text_wrap": True, "valign": "top"}),
        heading=book.add_format({**heading, "bg_color": "#efefef"}),
        required=book.add_format({**heading, "bg_color": "#fbe3e0", "font_color": _COLOUR}),
        text=book.add_format({"num_format": "@", "valign": "top"}),
        lines=book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
    )


def _write_instructions(book: Any, formats: _Formats) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, gettext("How to fill in this workbook"), formats.title)
    for number, line in enumerate(instruction_lines(), start=2):
        sheet.write_string(number, 0, line, formats.body)
    _set_print(sheet, landscape=False)


def _write_choices(book: Any, formats: _Formats) -> Mapping[str, str]:
    """Write every list in columns of its own; give for each list the cells to choose from."""
    sheet = book.add_worksheet(CHOICES_SHEET)
    sheet.freeze_panes(1, 0)
    places = {}
    for column, (name, choices) in enumerate(choices_of(SHEETS).items()):
        sheet.set_column(column, column, 32)
        sheet.write_string(0, column, f"{CHOICES_SHEET}: {choices.heading}", formats.heading)
        for row, word in enumerate(choices.words, start=1):
            sheet.write_string(row, column, word, formats.text)
        letters = xl_col_to_name(column)
        places[name] = f"='{CHOICES_SHEET}'!${letters}$2:${letters}${len(choices.words) + 1}"
    _set_print(sheet, landscape=True)
    return places


def _write_sheet(target: Any, sheet: Sheet, places: Mapping[str, str], formats: _Formats) -> None:
    target.freeze_panes(1, 0)
    target.set_row(0, 45)
    for place, column in enumerate(sheet.columns):
        look = formats.lines if column.form is Form.LINES else formats.text
        target.set_column(place, place, _WIDTHS[column.form], look)
        target.write_string(0, place, column.headings[0], formats.required if column.required else formats.heading)
        target.write_comment(0, place, _comment(column), {"x_scale": 1.6, "author": ""})
        if column.example:
            target.write_string(1, place, column.example, look)
        if name := list_of(column):
            target.data_validation(
                1,
                place,
                _ROWS_WITH_CHOICES,
                place,
                {"validate": "list", "source": places[name], "error_type": "warning"},
            )
    target.repeat_rows(0)
    _set_print(target, landscape=True)


def list_of(column: Column) -> str:
    """Name the list a column is chosen from; empty where it is none."""
    return column.code_list or ("yes_no" if column.form is Form.YES_NO else "")


def _comment(column: Column) -> str:
    text = explained(column.explains)
    lines = [f"{text[:1].upper()}{text[1:]}."]
    if column.required:
        lines.append(gettext("Must be filled in."))
    if column.form is Form.DATE:
        lines.append(gettext("As 17/05/1975; where less is known 05/1975 or 1975."))
    return "\n".join(lines)


def _set_print(sheet: Any, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P/&N")
