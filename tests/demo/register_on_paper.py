"""The workbooks of the demo taken in by hand, in order: nothing of the generator is used."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from python_calamine import CalamineWorkbook

from chibo.kernel.code_lists import match_code
from chibo.kernel.sheets import Column, Form, Sheet
from chibo.register.areas.sheets import SHEETS as AREAS
from chibo.register.decisions.sheets import SHEETS as DECISIONS
from chibo.register.members.sheets import SHEETS as MEMBERS
from chibo.register.offices.sheets import SHEETS as OFFICES
from chibo.register.units.sheets import SHEETS as UNITS

type Row = dict[str, str]

SHEETS = {sheet.names[0]: sheet for sheet in (*DECISIONS, *UNITS, *AREAS, *MEMBERS, *OFFICES)}
FIRST, LAST = date.min, date.max


@dataclass
class Subject:
    """One unit, area or member: values by column from a day on, and what is said once."""

    values: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    said: Row = field(default_factory=dict)

    def tell(self, column: str, from_on: date, value: str) -> None:
        """Let a value hold from that day on; on a day already told of, it takes its place."""
        told = [(on, text) for on, text in self.values.get(column, []) if on != from_on]
        self.values[column] = sorted([*told, (from_on, value)])

    def on(self, column: str, day: date) -> str:
        """Return the value on the day, empty where none is told."""
        return next((text for on, text in reversed(self.values.get(column, [])) if on <= day), "")

    def day(self, column: str, otherwise: date) -> date:
        """Return a day that was said."""
        return read_day(self.said[column]) if column in self.said else otherwise


@dataclass
class Paper:
    """The register as the workbooks tell it."""

    units: dict[str, Subject] = field(default_factory=dict)
    areas: dict[str, Subject] = field(default_factory=dict)
    members: dict[str, Subject] = field(default_factory=dict)
    posts: dict[tuple[str, str, str, date], date] = field(default_factory=dict)
    """Holder, post, unit or area, first day: the first day no longer."""
    terms: dict[tuple[str, int], tuple[date, date]] = field(default_factory=dict)
    decisions: set[tuple[str, str, str]] = field(default_factory=set)
    named_decisions: set[tuple[str, str, str]] = field(default_factory=set)
    outsiders: dict[str, Row] = field(default_factory=dict)


def read_day(text: str) -> date:
    """Read 17/05/2024; of 05/1950 and 1950 the first day."""
    parts = [int(part) for part in text.split("/")]
    return date(parts[-1], parts[-2] if len(parts) > 1 else 1, parts[0] if len(parts) > 2 else 1)


@cache
def meaning(column: Column, text: str) -> str:
    """Return the code a text means; fail where it means none."""
    if column.form not in {Form.CODE, Form.YES_NO}:
        return text
    code = match_code(column.code_list, text)
    assert code is not None, f"{column.key}: {text} is in no code list"
    return code


def rows_of(path: Path) -> Iterator[tuple[Sheet, Row]]:
    """Give every row of every sheet of a workbook, by column key, codes understood; a sheet names a subject once."""
    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        sheet = SHEETS[name]
        by_heading = {column.headings[0]: column for column in sheet.columns}
        lines = workbook.get_sheet_by_name(name).to_python()
        columns = [by_heading[str(heading)] for heading in lines[0]]
        for line in lines[1:]:
            yield (
                sheet,
                {
                    column.key: meaning(column, str(text))
                    for column, text in zip(columns, line, strict=True)
                    if text != ""
                },
            )


def take_in(paths: list[Path]) -> Paper:
    """Take the workbooks in, one after the other."""
    paper = Paper()
    for path in paths:
        for sheet, row in rows_of(path):
            _TAKE[sheet.key](paper, row)
    return paper


def _decision(paper: Paper, row: Row) -> None:
    paper.decisions.add((row["number"], row["issuer"], row["signed_on"]))


def _names_decision(paper: Paper, row: Row) -> None:
    if "decision_number" in row:
        paper.named_decisions.add((row["decision_number"], row["decision_issuer"], row["decision_signed_on"]))


def _unit(paper: Paper, row: Row) -> None:
    unit = paper.units.setdefault(row["code"], Subject())
    from_on = read_day(row["from_on"]) if "from_on" in row else FIRST
    for column in ("name", "unit_kind", "level", "parent_code", "setting", "base_unit_kind", "meeting_form"):
        if column in row and row[column] != unit.on(column, LAST):
            assert from_on != FIRST or column not in unit.values, f"{row['code']}: {column} is told anew without a day"
            unit.tell(column, from_on, row[column])
    if "congress_ordinal" in row:
        term_to = row.get("term_ended_on") or row["term_to"]
        paper.terms[row["code"], int(row["congress_ordinal"])] = (read_day(row["term_from"]), read_day(term_to))
    unit.said |= row
    _names_decision(paper, row)


def _area(paper: Paper, row: Row) -> None:
    area = paper.areas.setdefault(row["code"], Subject())
    if "cell_code" in row:
        area.tell("cell_code", read_day(row["from_on"]) if "from_on" in row else FIRST, row["cell_code"])
    area.said |= row


def _member(paper: Paper, row: Row) -> None:
    member = paper.members.setdefault(row["ll_number"], Subject())
    if "cell_code" in row:
        member.tell("cell_code", read_day(row["place_from"]), row["cell_code"])
    for column in ("theory", "qualification", "retired"):
        if column in row:
            member.tell(column, read_day(row["from_on"]) if "from_on" in row else FIRST, row[column])
    member.said |= row


def _post(paper: Paper, row: Row) -> None:
    holder = row.get("ll_number") or row["personal_id"]
    if "ll_number" not in row:
        paper.outsiders[holder] = row
    key = (holder, row["post"], row.get("unit_code") or row["area_code"], read_day(row["held_from"]))
    paper.posts[key] = read_day(row["held_to"]) if "held_to" in row else LAST
    _names_decision(paper, row)


_TAKE = {"decisions": _decision, "units": _unit, "areas": _area, "members": _member, "officers": _post}
