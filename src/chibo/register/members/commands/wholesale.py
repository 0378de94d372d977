"""Move many members at once, set-wise: what a planned reorganisation is carried out by. The plan was asked who may."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement

_OTHER_PLACES = ("members_meetingplace", "members_feeplace", "members_residenceplace")


def transfer_members(
    listed: Mapping[int, int], cells: Mapping[int, int], *, effective_on: date, decision: int | None
) -> None:
    """Make cells count from that day on whom others did: a member `listed` as told, the rest of a cell with its cell.

    Each keeps the transfer as an event. Where the members of `cells` meet, pay and live follows.
    """
    asked: dict[str, Any] = {
        "members": list(listed),
        "cells": list(listed.values()),
        "from_cells": list(cells),
        "to_cells": list(cells.values()),
        "on": effective_on,
        "decision": decision,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "transfer_members"), asked)
        for table in _OTHER_PLACES:
            cursor.execute(statement(__package__, "follow_places").format(table=table), asked)


def leave_with_cells(cells: Mapping[int, str], *, effective_on: date, decision: int | None) -> None:
    """Let those whom these cells count leave the register on that day, each cell's to the place told."""
    asked: dict[str, Any] = {
        "cells": list(cells),
        "to": list(cells.values()),
        "exit_kind": "transferred",
        "on": effective_on,
        "decision": decision,
        "from_cells": list(cells),
        "to_cells": [None] * len(cells),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "leave_with_cells"), asked)
        for table in _OTHER_PLACES:
            cursor.execute(statement(__package__, "follow_places").format(table=table), asked)
