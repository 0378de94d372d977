"""Build a demo province: its workbooks are written in one process and taken in here, one after the other.

While one is taken in, the next is read, and those after it are written: both processors have work.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import connection, transaction

from chibo.demo.api import Delivery
from chibo.demo.finishing import finish_of
from chibo.demo.province import Province
from chibo.demo.sign_ins import password_of
from chibo.exchange.importing.api import ReadAhead, import_files, read_ahead
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM
from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.trust.audit.api import entries_of, recording_at

__all__ = [
    "FIRST_DAY",
    "Step",
    "build_province",
    "is_built",
    "password_of",
    "refuse_other_register",
    "workbooks_being_written",
]

FIRST_DAY = date(2010, 1, 1)
_LAST_HOUR = time(14)
_OWN_MENDING = "mended"


class DemoUnfinished(RuleBroken):
    """The writing of the workbooks broke off."""


class FolderHoldsAnotherRegister(Conflict):
    """The data folder holds units, and not those of the province to be built."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the building is: so many workbooks of so many, and what the last brought."""

    done: int
    of: int
    reason: str


def is_built(province: Province) -> bool:
    """Tell whether the province is whole: its people can sign in, which is the last thing done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_user WHERE is_demo")
        return int(cursor.fetchone()[0]) == len(finish_of(province).everybody)


def refuse_other_register(province: Province) -> None:
    """Raise `FolderHoldsAnotherRegister` where units stand in the register and the province is not among them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM units_unit), EXISTS (SELECT FROM units_unitcode WHERE code = %s)",
            [province.root],
        )
        has_units, is_there = cursor.fetchone()
    if has_units and not is_there:
        raise FolderHoldsAnotherRegister(
            "folder_holds_another_register",
            gettext_noop(
                "This data folder holds another register. Set CHIBO_DATA to a folder of its own for %(name)s."
            ),
            {"name": f"Đảng bộ tỉnh {province.name}"},
        )


def build_province(data: Path, province: Province, workbooks: Iterator[Delivery] | None = None) -> Iterator[Step]:
    """Take in what is not there yet, each workbook whole; broken off and begun again, it goes on where it stopped."""
    taken = {entry.reason for entry in entries_of("import")}
    with ExitStack() as held:
        workbooks = workbooks or held.enter_context(workbooks_being_written(province))
        for delivery, read in held.enter_context(closing(_read_in_turn(workbooks, taken))):
            yield Step(delivery.number - 1, delivery.of, delivery.reason)
            if delivery.reason not in taken:
                with read or nullcontext():
                    _take_in(delivery, read)
            delivery.path.unlink()
    last_day = date.fromordinal(province.closing)
    with recording_at(datetime.combine(last_day, _LAST_HOUR, VIETNAM)), transaction.atomic():
        finish_of(province).finish(data, last_day)
    yield Step(delivery.of, delivery.of, delivery.reason)


@contextmanager
def workbooks_being_written(province: Province) -> Iterator[Iterator[Delivery]]:
    """Have a process of its own write the workbooks while the block runs; give each as soon as it is written."""
    with tempfile.TemporaryDirectory(prefix="chibo-demo-") as folder:
        command = [sys.executable, "-m", "chibo.demo.writing", folder, province.key]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            try:
                yield _told_by(writer)
            finally:
                writer.terminate()


def _told_by(writer: subprocess.Popen[str]) -> Iterator[Delivery]:
    for line in writer.stdout or ():
        path, recorded_at, reason, number, of = json.loads(line)
        yield Delivery(Path(path), datetime.fromisoformat(recorded_at), reason, number, of)
    if writer.wait():
        raise DemoUnfinished("demo_unfinished", gettext_noop("The workbooks of the demo could not be written."))


def _read_in_turn(
    workbooks: Iterator[Delivery], taken: AbstractSet[str]
) -> Generator[tuple[Delivery, ReadAhead | None]]:
    """Give each workbook with its rows, read while the one before was taken in; the first is read in its turn."""

    def read_next(*, is_first: bool) -> tuple[Delivery, ReadAhead | None] | None:
        delivery = next(workbooks, None)
        if delivery is None:
            return None
        is_read = not is_first and delivery.reason not in taken
        return delivery, read_ahead([delivery.path], on=_spoken_of(delivery)) if is_read else None

    with ThreadPoolExecutor(max_workers=1) as ahead:
        coming = ahead.submit(read_next, is_first=True)
        try:
            while now := coming.result():
                coming = ahead.submit(read_next, is_first=False)
                yield now
        finally:
            if coming.exception() is None and (left := coming.result()) and left[1]:
                left[1].folder.close()


def _spoken_of(delivery: Delivery) -> date:
    return (delivery.recorded_at - timedelta(days=1)).date()


def _take_in(delivery: Delivery, read: ReadAhead | None) -> None:
    import_files(
        [delivery.path],
        on=_spoken_of(delivery),
        by=OPERATOR,
        reason=delivery.reason,
        recorded_at=delivery.recorded_at,
        correct=_OWN_MENDING in delivery.path.name,
        ahead=read,
    )
