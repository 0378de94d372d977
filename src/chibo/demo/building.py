"""Build the demo province: its workbooks are written in one process and taken in here, one after the other."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from chibo.demo.showcase import do_showcase_deeds
from chibo.demo.sign_ins import APPROVER, SIGN_INS, give_sign_ins, let_in_both, password_of
from chibo.demo.thai_nguyen import found_bare_tree, merge_provinces
from chibo.exchange.importing.api import import_files
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.trust.audit.api import entries_of, recording_at

__all__ = ["EVERYBODY", "FIRST_DAY", "LAST_DAY", "Step", "build_province", "is_built", "password_of"]

FIRST_DAY = date(2010, 1, 1)
LAST_DAY = date(2025, 6, 30)
LAST_RECORDED_AT = datetime(2025, 6, 30, 14, tzinfo=VIETNAM)
EVERYBODY = (*SIGN_INS, APPROVER)
_OWN_MENDING = "mended"


class DemoUnfinished(RuleBroken):
    """The writing of the workbooks broke off."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far the building is: so many workbooks of so many, and what the last brought."""

    done: int
    of: int
    reason: str


def is_built() -> bool:
    """Tell whether the province is whole: its people can sign in, which is the last thing done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_user WHERE is_demo")
        return int(cursor.fetchone()[0]) == len(EVERYBODY)


def build_province(data: Path) -> Iterator[Step]:
    """Take in what is not there yet, each workbook whole; broken off and begun again, it goes on where it stopped."""
    taken = {entry.reason for entry in entries_of("import")}
    with tempfile.TemporaryDirectory(prefix="chibo-demo-") as folder:
        for path, recorded_at, reason, number, of in _written(Path(folder)):
            yield Step(number - 1, of, reason)
            if reason not in taken:
                _take_in(path, recorded_at, reason)
            path.unlink()
    with recording_at(LAST_RECORDED_AT), transaction.atomic():
        do_showcase_deeds()
        found_bare_tree()
        merge_provinces(approver=let_in_both(data, on=LAST_DAY))
        give_sign_ins(data, on=LAST_DAY)
    yield Step(of, of, reason)


def _written(folder: Path) -> Iterator[tuple[Path, datetime, str, int, int]]:
    command = [sys.executable, "-m", "chibo.demo.writing", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for line in writer.stdout or ():
            path, recorded_at, reason, number, of = json.loads(line)
            yield Path(path), datetime.fromisoformat(recorded_at), reason, number, of
    if writer.returncode:
        raise DemoUnfinished("demo_unfinished", gettext_noop("The workbooks of the demo could not be written."))


def _take_in(path: Path, recorded_at: datetime, reason: str) -> None:
    spoken_of = (recorded_at - timedelta(days=1)).date()
    mends = _OWN_MENDING in path.name
    import_files([path], on=spoken_of, by=OPERATOR, reason=reason, recorded_at=recorded_at, correct=mends)
