"""The plan cut into books: what stood in the files at the opening, then what each year brought, and what came late."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from chibo.demo.days import OPENING, written, year_of
from chibo.demo.plan import Decision
from chibo.demo.province import Province
from chibo.demo.slips import LATE_ENTRIES, MENDED_PEOPLE, MENDED_PLACES

type Row = dict[str, str]

_HANOI = timezone(timedelta(hours=7))
OPENING_BOOK = "2010-opening"


@dataclass(slots=True)
class Book:
    """One workbook: its name, the instant it enters the register, why, and the rows of its sheets by key."""

    name: str
    recorded_at: datetime
    reason: str
    decisions: dict[tuple[str, str, int], Decision] = field(default_factory=dict)
    units: dict[str, Row] = field(default_factory=dict)
    areas: dict[str, Row] = field(default_factory=dict)
    members: dict[str, Row] = field(default_factory=dict)
    officers: dict[str, Row] = field(default_factory=dict)

    def cite(self, decision: Decision | None) -> Row:
        """Put a decision into the book and return the columns that name it; nothing where there is none."""
        if decision is None:
            return {}
        self.decisions.setdefault((decision.issuer, decision.number, decision.signed_on), decision)
        return {
            "decision_number": decision.number,
            "decision_signed_on": written(decision.signed_on),
            "decision_issuer": decision.issuer,
        }


@dataclass(slots=True)
class Shelf:
    """All books, in the order in which they enter the register."""

    books: dict[str, Book]

    def of_day(self, on: int) -> Book:
        """Return the book an event of that day stands in: the opening's, or its year's."""
        return self.books[OPENING_BOOK if on <= OPENING else str(year_of(on))]


def put_up_shelf(province: Province) -> Shelf:
    """Return the empty books of a province."""
    last = province.last_book
    books = [
        _book(OPENING_BOOK, 2010, 1, 5, "Số liệu mở sổ ngày 01/01/2010"),
        *(_book(str(year), year + 1, 1, 10, f"Biến động năm {year}") for year in range(2010, last.year)),
        _book(str(last.year), *last.recorded, last.reason),
        _book(MENDED_PEOPLE, 2014, 6, 20, "Sửa ngày sinh và dân tộc ghi sai khi mở sổ"),
        _book(LATE_ENTRIES, 2018, 5, 20, "Bổ sung đảng viên kết nạp năm 2016 chưa vào sổ"),
        _book(MENDED_PLACES, 2021, 3, 25, "Sửa chi bộ ghi nhầm của đảng viên kết nạp năm 2019"),
    ]
    return Shelf({book.name: book for book in sorted(books, key=lambda book: book.recorded_at)})


def _book(name: str, year: int, month: int, day: int, reason: str) -> Book:
    return Book(name, datetime(year, month, day, 8, 30, tzinfo=_HANOI), reason)


def enter(rows: dict[str, Row], key: str, *parts: Row) -> None:
    """Add to a row of a book; refuse a second, different value: a sheet speaks of a subject once."""
    row = rows.setdefault(key, {})
    for part in parts:
        for column, value in part.items():
            if row.get(column, value) != value:
                raise ValueError(f"{key}: {column} would be both {row[column]} and {value} in one book")
            row[column] = value
