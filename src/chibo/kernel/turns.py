"""Let one process at a time do what is done for somebody, and let all see how far it is.

A turn is held by a lock of the database, on a connection of its own: it ends with its holder, however that ends, and
leaves nothing behind. How far it is stands in the name of that connection.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

_NAMED = "chibo turn "
_HELD = """
SELECT told.application_name FROM pg_locks held JOIN pg_stat_activity told ON told.pid = held.pid
 WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
   AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
   AND held.classid = (hashtext(%(what)s)::bigint & 4294967295)::oid
   AND held.objid = (%(whose)s & 4294967295)::oid
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done, of how much."""

    done: int = 0
    of: int = 0


class Turn:
    """A turn that is held."""

    def __init__(self, own: BaseDatabaseWrapper) -> None:
        self._own = own

    def tell(self, done: int, of: int) -> None:
        """Let others see how much is done."""
        with self._own.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, false)", [f"{_NAMED}{done}/{of}"])


@contextmanager
def turn(what: str, whose: int) -> Iterator[Turn | None]:
    """Hold the turn while inside; None where another holds it."""
    own = connection.copy()
    with closing(own):
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s), %s::int)", [what, whose])
            (is_held,) = cursor.fetchone()
        try:
            yield Turn(own) if is_held else None
        finally:
            # The server takes its time to see that a connection was closed.
            with own.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock_all()")


def turn_held(what: str, whose: int) -> Progress | None:
    """How far is the one who holds the turn? None where nobody does."""
    with connection.cursor() as cursor:
        # Else a transaction goes on seeing what was told when it first looked.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(_HELD, {"what": what, "whose": whose})
        found = cursor.fetchone()
    if found is None:
        return None
    done, _of, of = found[0].removeprefix(_NAMED).partition("/")
    return Progress(int(done), int(of)) if done.isdigit() and of.isdigit() else Progress()
