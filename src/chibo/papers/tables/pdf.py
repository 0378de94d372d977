"""Write tables as PDF on A4, with a font that has every Vietnamese letter embedded."""

import json
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import IO

import typst

from chibo.figures.api import Column, ColumnKind, FilledTable, TableRow
from chibo.kernel.numbers import format_number
from chibo.papers.tables.frame import UNOFFICIAL, blocks_of, frame_of, label_of

_WIDTHS = {ColumnKind.LABEL: 0, ColumnKind.PLACE: 22}
type Said = dict[str, object]


def write_pdf(file: IO[bytes], tables: Sequence[FilledTable]) -> None:
    """Write the tables one after the other."""
    told = json.dumps([_told(filled) for filled in tables], ensure_ascii=False)
    made = typst.compile(_template(), sys_inputs={"tables": told}, ignore_system_fonts=True)
    file.write(made)


@cache
def _template() -> bytes:
    return files("chibo.papers.tables").joinpath("table.typ").read_bytes()


def _told(filled: FilledTable) -> Said:
    frame, blocks, columns = frame_of(filled), blocks_of(filled), filled.definition.columns
    is_wide = len(columns) * len(blocks) > 6
    cells = [_cell(filled, row, column) for line in zip_longest(*blocks) for row in line for column in columns]
    return {
        "superior": frame.superior,
        "unit": frame.unit,
        "board": frame.board,
        "mark": frame.mark,
        "title": frame.title,
        "period": frame.period,
        "notes": frame.notes,
        "wide": is_wide,
        "size": 8.5 if len(blocks) > 1 else 9.5 if is_wide else 10.5,
        "widths": [_WIDTHS.get(column.kind, 62) for column in columns] * len(blocks),
        "aligns": [_ALIGNS.get(column.kind, "right") for column in columns] * len(blocks),
        "heads": _heads(columns, len(blocks)),
        "cells": cells,
    }


_ALIGNS = {ColumnKind.LABEL: "left", ColumnKind.PLACE: "center"}


def _heads(columns: tuple[Column, ...], blocks: int) -> list[Said]:
    """Give the cells of the head line by line: groups, the columns in them, and their numbers."""
    first: list[Said] = []
    second: list[Said] = []
    for _ in range(blocks):
        place = 0
        while place < len(columns):
            column, run = columns[place], 1
            if not column.group_vi:
                first.append(_head(_title(column), rows=2))
            else:
                while place + run < len(columns) and columns[place + run].group_vi == column.group_vi:
                    run += 1
                first.append(_head(column.group_vi, columns=run))
                second += [_head(_title(one)) for one in columns[place : place + run]]
            place += run
    numbers = [_head(column.number) for column in columns * blocks] if any(one.number for one in columns) else []
    return [*first, *second, *numbers]


def _head(text: str, *, columns: int = 1, rows: int = 1) -> Said:
    return {"text": text, "columns": columns, "rows": rows}


def _title(column: Column) -> str:
    return f"{column.vi} {UNOFFICIAL}" if column.grade and column.grade != "A" else column.vi


def _cell(filled: FilledTable, row: TableRow | None, column: Column) -> Said:
    if row is None:
        return {"text": "", "depth": 0, "strong": False}
    is_strong = row.heading or bool(row.sum) or not row.parent
    if column.kind is ColumnKind.PLACE:
        return {"text": row.place, "depth": 0, "strong": False}
    if column.kind is ColumnKind.LABEL:
        depth = filled.definition.depth(row)
        return {"text": label_of(filled, row).strip(), "depth": depth, "strong": is_strong}
    value = filled.value(row.key, column.key)
    if value is None:
        return {"text": "", "depth": 0, "strong": False}
    is_share = column.kind in {ColumnKind.PERCENT, ColumnKind.SHARE} or bool(row.mean)
    return {"text": format_number(Fraction(value), "vi", decimals=2 if is_share else 0), "depth": 0, "strong": False}
