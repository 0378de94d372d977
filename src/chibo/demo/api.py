"""The door of the demo: workbooks of an invented province, to be taken in one after the other, and their check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.books import put_up_shelf
from chibo.demo.province import Province
from chibo.demo.rows import fill_books
from chibo.demo.slips import let_slip
from chibo.demo.story import tell
from chibo.demo.workbook import write_workbook

__all__ = ["Delivery", "deliveries", "demo_breaches", "write_workbooks"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One workbook to import: the file, the instant it enters the register, why, and the how manieth of how many."""

    path: Path
    recorded_at: datetime
    reason: str
    number: int
    of: int


def write_workbooks(folder: Path, province: Province = BAC_KAN) -> tuple[Delivery, ...]:
    """Write the workbooks of a demo province into a folder and return them in the order of their import.

    They have the same bytes each time. The folder is made where it is missing; files of the same names are replaced.
    """
    return tuple(deliveries(folder, province))


def deliveries(folder: Path, province: Province = BAC_KAN) -> Iterator[Delivery]:
    """Write the same workbooks one by one, each given as soon as it is written."""
    plan = tell(province)
    let_slip(plan, province.seed)
    shelf = put_up_shelf(province)
    fill_books(plan, shelf)
    folder.mkdir(parents=True, exist_ok=True)
    for number, book in enumerate(shelf.books.values(), start=1):
        path = folder / f"{number:02}-{book.name}.xlsx"
        write_workbook(book, path)
        yield Delivery(path, book.recorded_at, book.reason, number, len(shelf.books))


def demo_breaches() -> list[str]:
    """Return a sentence for every target the built register misses; it needs the register, and no figure of ours."""
    from chibo.demo.bac_kan.checking import lost_in_the_merger
    from chibo.demo.checking import breaches, province_of_register

    province = province_of_register()
    return [*breaches(province), *(lost_in_the_merger() if province is BAC_KAN else ())]
