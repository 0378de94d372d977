"""Show how far a deed is that is carried out beside the request that asked for it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement

LOCK = "chibo.reorganisations.run"
"""The space of locks in which each process holds the id of its run."""


class RunState(StrEnum):
    """How far a run is. BROKEN: its process is gone, and nothing of it counts."""

    STARTING = "starting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    BROKEN = "broken"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more comes of it."""
        return self not in (RunState.STARTING, RunState.RUNNING)


@dataclass(frozen=True, slots=True)
class RunSeen:
    """One run: what is done, by whom, how far it is; `told` says what refused it (text, values, entries named)."""

    state: RunState
    told: Mapping[str, Any]
    id: int
    reorganisation_id: int
    what: str
    actor_name: str
    started_at: datetime
    ended_at: datetime | None
    step: int
    steps: int
    step_name: str


def last_run_of(reorganisation_id: int) -> RunSeen | None:
    """Which is the last run of the reorganisation, and how far is it? None where there was none."""
    return _run(reorganisation=reorganisation_id)


def run_seen(run_id: int) -> RunSeen | None:
    """How far is the run? None where there is no such one."""
    return _run(run=run_id)


def _run(*, reorganisation: int | None = None, run: int | None = None) -> RunSeen | None:
    with connection.cursor() as cursor:
        cursor.execute(
            statement(__package__, "run_seen"), {"reorganisation": reorganisation, "run": run, "space": LOCK}
        )
        row = cursor.fetchone()
    if row is None:
        return None
    state, told, *known = row
    return RunSeen(RunState(state), json.loads(told), *known)
