"""Load the provinces, districts and communes of the state that come with Chibo."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from django.db import connection

from chibo.kernel.actors import Actor
from chibo.trust.audit.api import EntryKind, entry

REFORM = date(2025, 7, 1)
_LISTS = {"before-2025-07-01": f"[,{REFORM})", "from-2025-07-01": f"[{REFORM},)"}


def load_administrative_units(*, by: Actor) -> int:
    """Make every shipped administrative unit known for its time, and return how many were new.

    Those known already stay as they are. One statement, so one line of history a unit.
    """
    with entry(by=by, reason="administrative units of the state", kind=EntryKind.SETUP), connection.cursor() as cursor:
        code, parent_code, level, kind, name, period = (list(column) for column in zip(*_rows(), strict=True))
        cursor.execute(
            "INSERT INTO areas_administrativeunit (code, parent_code, level, kind, name, valid_during)"
            " SELECT given.* FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::daterange[])"
            " AS given (code, parent_code, level, kind, name, valid_during)"
            " WHERE NOT EXISTS (SELECT 1 FROM areas_administrativeunit known"
            " WHERE known.code = given.code AND known.valid_during && given.valid_during)",
            [code, parent_code, level, kind, name, period],
        )
        return int(cursor.rowcount)


def _rows() -> Iterator[tuple[str, str | None, str, str, str, str]]:
    folder = files("chibo.register.areas").joinpath("administrative_units")
    for name, period in _LISTS.items():
        with folder.joinpath(f"{name}.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                yield row["code"], row["parent_code"] or None, row["level"], row["type"], row["name"], period
