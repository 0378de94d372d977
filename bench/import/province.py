"""Write the workbook of an invented province of the size of Bắc Kạn: units, areas, members, officers."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from chibo.exchange.reading.api import SHEETS
from chibo.kernel.code_lists import codes_of, label_of

CELLS = 2_235
COMMITTEES = 284
DISTRICTS = 8

_GIVEN = (
    "An",
    "Bình",
    "Chiến",
    "Dung",
    "Đức",
    "Giang",
    "Hà",
    "Hoà",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Phúc",
    "Quý",
    "Sơn",
    "Thảo",
)
_MIDDLE = ("Văn", "Thị", "Đức", "Thanh", "Ngọc", "Minh")
_FAMILY = ("Hoàng", "Nông", "Lý", "Triệu", "Bàn", "Đặng", "Ma", "Hà", "Nguyễn", "Trần", "Lục", "Giàng")

type Row = dict[str, str | date]


def write_province(file: Path, *, members: int) -> int:
    """Write it and return how many rows it has; the same number of members gives the same rows."""
    luck = random.Random(members)
    content = {
        "units": _units(),
        "areas": _areas(),
        "members": _members(members, luck),
        "officers": _officers(members),
    }
    rows = 0
    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in SHEETS:
            keys: list[str] = []
            page = book.add_worksheet(sheet.names[0])
            for number, row in enumerate(content.get(sheet.key, ()), start=1):
                if not keys:
                    keys = list(row)
                    page.write_row(0, 0, [sheet.column(key).headings[0] for key in keys])
                rows += 1
                for place, value in enumerate(row.values()):
                    if isinstance(value, date):
                        page.write_datetime(number, place, value, day)
                    else:
                        page.write_string(number, place, value)
    return rows


def _cell(number: int) -> str:
    return f"C{number:04}"


def _units() -> Iterator[Row]:
    founded = date(1990, 1, 1)
    yield _unit("P", "Đảng bộ tỉnh", "province", "", founded)
    for number in range(DISTRICTS):
        yield _unit(f"D{number}", f"Đảng bộ huyện {number}", "rural_district", "P", founded)
    for number in range(COMMITTEES):
        yield _unit(f"B{number:03}", f"Đảng bộ xã {number}", "commune", f"D{number % DISTRICTS}", founded)
    for number in range(CELLS):
        yield _unit(_cell(number), f"Chi bộ {number}", "sub_cell", f"B{number % COMMITTEES:03}", founded)


def _unit(code: str, name: str, kind: str, parent: str, founded: date) -> Row:
    return {
        "code": code,
        "name": name,
        "unit_kind": label_of("unit_kind", kind),
        "parent_code": parent,
        "founded_on": founded,
        "congress_ordinal": "12",
        "term_from": date(2020, 6, 1),
        "term_to": date(2025, 6, 1),
    }


def _areas() -> Iterator[Row]:
    for number in range(1_292):
        yield {
            "code": f"V{number:04}",
            "name": f"Thôn {number}",
            "area_kind": label_of("area_kind", "village"),
            "commune_code": "01840",
            "cell_code": _cell(number),
        }


def _members(count: int, luck: random.Random) -> Iterator[Row]:
    choices = {
        key: [label_of(key, code) for code in codes_of(key)]
        for key in ("ethnicity", "religion", "family_background", "education", "qualification", "theory")
    }
    occupations = codes_of("occupation")
    for number in range(count):
        born = date(1940, 1, 1) + timedelta(days=luck.randrange(16_000))
        admitted = born + timedelta(days=365 * 25 + luck.randrange(3_000))
        yield {
            "personal_id": f"006{'0' if number % 2 else '1'}{born.year % 100:02}{number:06}",
            "ll_number": f"{number:06} BK",
            "card_old": f"06{number:06}",
            "name": _name(luck),
            "born_on": born,
            "sex": "Nam" if number % 2 else "Nữ",
            "birthplace": f"Xã {number % 108}, tỉnh Bắc Kạn",
            "native_place": f"Xã {number % 97}, tỉnh Bắc Kạn",
            "permanent_residence": f"Thôn {number % 1_292}",
            **{key: luck.choice(labels) for key, labels in choices.items()},
            "occupation": luck.choice(occupations),
            "union_member": "có" if number % 5 == 0 else "không",
            "retired": "có" if number % 7 == 0 else "không",
            "cell_code": _cell(number % CELLS),
            "admission_decided_on": admitted - timedelta(days=20),
            "admitted_on": admitted,
            "official_on": admitted + timedelta(days=366),
            "card_issued_on": admitted + timedelta(days=500),
            "item_21": f"1995–2005: giáo viên\n2005–nay: hiệu trưởng trường {number % 300}",
        }


def _name(luck: random.Random) -> str:
    return f"{luck.choice(_FAMILY)} {luck.choice(_MIDDLE)} {luck.choice(_GIVEN)}"


def _officers(members: int) -> Iterator[Row]:
    for number in range(CELLS):
        for place, post in enumerate(("cell_secretary", "cell_deputy_secretary", "cell_committee_member")):
            holder = number + place * CELLS
            if holder < members:
                yield _officer(holder, post, _cell(number))
    for number in range(COMMITTEES):
        for place, post in enumerate(("secretary", "deputy_secretary", "committee_member", "committee_member")):
            holder = number + (place + 3) * CELLS
            if holder < members:
                yield _officer(holder, post, f"B{number:03}")


def _officer(holder: int, post: str, unit: str) -> Row:
    return {
        "ll_number": f"{holder:06} BK",
        "post": label_of("post", post),
        "unit_code": unit,
        "held_from": date(2020, 6, 1),
        "appointment_form": "bầu",
        "congress_ordinal": "12",
    }
