"""Keep in this process what follows from the register alone, for as long as nothing is written that it rests on."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from django.db import connection
from numpy.typing import NDArray
from psycopg import sql

from chibo.kernel.statements import kept_cursor

type Ids = NDArray[np.int64]
MOST_BYTES = 64 * 2**20

# The question: what stands now in the register? The last entry that can be seen, in which register; nothing where this
# transaction has written itself or reads what was known. The index: entries by seq.
_STAMP = """
SELECT current_database(), (SELECT epoch FROM audit_installation ORDER BY id LIMIT 1)::text,
       (SELECT coalesce(max(seq), 0) FROM audit_entry),
       pg_current_xact_id_if_assigned() IS NULL AND (current_schemas(false))[1] = 'public'
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of a register: which one, and the last entry in it."""

    database: str
    epoch: str | None
    seq: int


def present_stamp() -> Stamp | None:
    """Which state of the register is read now? None where it has no name: inside a change, or as known before."""
    with kept_cursor() as cursor:
        cursor.execute(_STAMP)
        database, epoch, seq, is_plain = cursor.fetchone()
    return Stamp(database, epoch, seq) if is_plain else None


class Kept:
    """Answers by question, each with the state it was read from; what was not asked for longest gives way."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._answers: OrderedDict[object, tuple[Stamp, tuple[Ids, ...]]] = OrderedDict()
        self._lock = Lock()

    def answer(
        self, question: object, stamp: Stamp, rests_on: Sequence[str], read: Callable[[], tuple[Ids, ...]]
    ) -> tuple[Ids, ...]:
        """Give the answer as of the stamp: the kept one while no later entry wrote to what it rests on."""
        with self._lock:
            found = self._answers.get(question)
        if found is not None and (found[0] == stamp or _is_as_before(found[0], stamp, rests_on)):
            answer = found[1]
        else:
            answer = read()
        self._keep(question, stamp, answer)
        return answer

    def forget(self) -> None:
        """Let everything be read anew."""
        with self._lock:
            self._answers.clear()
            self._bytes = 0

    def _keep(self, question: object, stamp: Stamp, answer: tuple[Ids, ...]) -> None:
        with self._lock:
            _, former = self._answers.pop(question, (stamp, ()))
            self._bytes += _size(answer) - _size(former)
            self._answers[question] = (stamp, answer)
            while self._bytes > self._most_bytes and self._answers:
                _, (_, gone) = self._answers.popitem(last=False)
                self._bytes -= _size(gone)


def _size(answer: tuple[Ids, ...]) -> int:
    return sum(ids.nbytes for ids in answer)


def _is_as_before(former: Stamp, present: Stamp, rests_on: Sequence[str]) -> bool:
    if (former.database, former.epoch) != (present.database, present.epoch) or former.seq > present.seq:
        return False
    later = sql.SQL("EXISTS (SELECT 1 FROM history.{} WHERE entry_id = ANY(%(later)s))")
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(id) FROM audit_entry WHERE seq > %s", [former.seq])
        (entries,) = cursor.fetchone()
        asked = sql.SQL(" OR ").join(later.format(sql.Identifier(table)) for table in rests_on)
        cursor.execute(sql.SQL("SELECT {}").format(asked), {"later": entries or []})
        (is_touched,) = cursor.fetchone()
    return not is_touched


KEPT = Kept()


def ids_in(packed: bytes | memoryview | None) -> Ids:
    """Read ids as the server packs them: eight bytes each, one after another."""
    return np.frombuffer(packed or b"", dtype=">i8").astype(np.int64)
