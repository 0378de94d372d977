"""Give the tests of the importer an office with files: rows by our own keys become CSV, and are taken in.

The tree, of which `OFFICE` tells from 01/01/2010 on:

    T  Đảng bộ tỉnh
    └─ X  Đảng bộ xã                serves nobody itself
       ├─ A  Chi bộ Bản Tàn         Hoàng Văn Một, Nông Thị Hai
       └─ B  Chi bộ Nà Mòn          Triệu Văn Ba
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection

from chibo.exchange.importing.api import Outcome, import_files
from chibo.exchange.reading.api import SHEETS
from chibo.kernel.actors import OPERATOR, Actor

type Row = Mapping[str, str]

ON = date(2024, 5, 17)

T = {"code": "T", "name": "Đảng bộ tỉnh", "unit_kind": "province", "founded_on": "01/01/2010"}
X = {"code": "X", "name": "Đảng bộ xã", "unit_kind": "commune", "parent_code": "T", "founded_on": "01/01/2010"}
A = {"code": "A", "name": "Chi bộ Bản Tàn", "unit_kind": "sub_cell", "parent_code": "X", "founded_on": "01/01/2010"}
B = {"code": "B", "name": "Chi bộ Nà Mòn", "unit_kind": "sub_cell", "parent_code": "X", "founded_on": "01/01/2010"}

ONE = {
    "personal_id": "006075001234",
    "ll_number": "000001 BK",
    "name": "HOÀNG VĂN MỘT",
    "born_on": "17/05/1975",
    "sex": "M",
    "ethnicity": "Tày",
    "education": "THPT",
    "cell_code": "A",
    "admitted_on": "03/02/2012",
    "official_on": "03/02/2013",
}
TWO = {
    "ll_number": "000002 BK",
    "name": "NÔNG THỊ HAI",
    "born_on": "1980",
    "sex": "F",
    "cell_code": "A",
    "admitted_on": "19/05/2014",
}
THREE = {
    "card_old": "06000003",
    "name": "TRIỆU VĂN BA",
    "born_on": "01/09/1990",
    "sex": "M",
    "cell_code": "B",
    "admitted_on": "02/09/2015",
}
NEW = {
    "ll_number": "000009 BK",
    "name": "BÀN VĂN MỚI",
    "born_on": "01/01/1995",
    "sex": "M",
    "cell_code": "A",
    "admitted_on": "19/05/2020",
}
HEAD = {"ll_number": "000001 BK", "post": "cell_secretary", "unit_code": "A", "held_from": "10/04/2020"}
VILLAGE = {"code": "V1", "name": "Bản Tàn", "area_kind": "village", "commune_code": "01840", "cell_code": "A"}

OFFICE: dict[str, Sequence[Row]] = {
    "units": [T, X, A, B],
    "areas": [VILLAGE],
    "members": [ONE, TWO, THREE],
    "officers": [HEAD],
}


def written(kind: str, rows: Sequence[Row], folder: Path) -> Path:
    """Write the rows of one sheet as CSV, with the headings of the template."""
    sheet = next(sheet for sheet in SHEETS if sheet.key == kind)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    file = folder / f"{sheet.names[0]}.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow([sheet.column(key).headings[0] for key in keys])
        writer.writerows([row.get(key, "") for key in keys] for row in rows)
    return file


def take_in(sheets: Mapping[str, Sequence[Row]], *, on: date = ON, by: Actor = OPERATOR, **terms: Any) -> Outcome:
    """Import the sheets given by their keys."""
    with TemporaryDirectory(prefix="chibo-office-") as folder:
        files = [written(kind, rows, Path(folder)) for kind, rows in sheets.items()]
        return import_files(files, on=on, by=by, **terms)


def take_office() -> Outcome:
    """Import the whole office."""
    return take_in(OFFICE)


def changed(row: Row, **values: str) -> dict[str, str]:
    """Give the row with other values."""
    return {**row, **values}


def found_in(outcome: Outcome) -> list[tuple[int | None, str, str]]:
    """Give what was refused as (row, key, code), in order."""
    return [(refusal.row, refusal.key, refusal.code) for refusal in outcome.refusals]


def ask(question: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Ask the register in plain SQL: the tests do not read it through the eyes of what they test."""
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return list(cursor.fetchall())


def said(question: str, **parameters: Any) -> Any:
    """Ask for one value."""
    ((value,),) = ask(question, **parameters)
    return value


MEMBER = (
    "(SELECT member.id FROM members_member member JOIN people_personname named USING (person_id)"
    " WHERE named.kind = 'birth' AND named.name = %(name)s)"
)


def cell_of(name: str, on: str) -> str | None:
    """Tell the code of the cell that counts the member on the day, or nothing."""
    rows = ask(
        "SELECT code.code FROM members_place place JOIN units_unitcode code ON code.unit_id = place.cell_id"
        " AND code.valid_during @> %(on)s::date"
        f" WHERE place.member_id = {MEMBER} AND place.valid_during @> %(on)s::date",
        name=name,
        on=on,
    )
    return rows[0][0] if rows else None


def events_of(name: str) -> list[tuple[str, str]]:
    """Tell the events of a membership with their days, oldest first."""
    return [
        (kind, f"{day:%d/%m/%Y}")
        for kind, day in ask(
            f'SELECT kind, "on" FROM members_memberevent WHERE member_id = {MEMBER} ORDER BY "on", id', name=name
        )
    ]


def register_hash() -> str:
    """Sum up every living table of the register, ids and all, and how much history there is."""
    tables = [name for (name,) in ask("SELECT name FROM audit_kept_table ORDER BY name")]
    parts = [
        said(
            "SELECT coalesce(md5(string_agg(row_text, '|' ORDER BY row_text)), '')"
            f" FROM (SELECT one::text AS row_text FROM {table} one) rows"
        )
        for table in tables
    ]
    lengths = [str(said(f"SELECT count(*) FROM history.{table}")) for table in tables]
    return "/".join([*parts, *lengths])
