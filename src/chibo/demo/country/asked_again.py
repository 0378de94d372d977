"""Ask set-wise, after a load, what triggers would have asked statement by statement."""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from chibo.demo.country.sessions import Task
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

_LISTS = """
SELECT DISTINCT trigger.tgrelid::regclass::text, encode(trigger.tgargs, 'escape')
  FROM pg_trigger trigger JOIN pg_class held ON held.oid = trigger.tgrelid
 WHERE trigger.tgfoid = 'codes_refuse_unlisted'::regproc AND held.relname = ANY (%s) ORDER BY 1, 2
"""
_BESIDE = (
    "SELECT 1 FROM members_place JOIN units_unitattribute level"
    " ON level.unit_id = cell_id AND level.dimension = 'level' WHERE level.code IN ('beside', 'staff')"
)


class LoadIsUnsound(RuleBroken):
    """A row of the load breaks what the database holds."""


def asking(tables: Sequence[str]) -> list[Task]:
    """Give a task for every list of codes that these tables name, for the tree, and for cells beside it."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS, [list(tables)])
        lists = [(table, *arguments.split("\\000")[:3]) for table, arguments in cursor.fetchall()]
    questions = {f"codes of {table}: {name}": _unlisted(table, how, name, code) for table, how, name, code in lists}
    return [
        *(_task(says, question) for says, question in questions.items()),
        _task("cells beside the tree", _BESIDE),
        ("places in the tree", _ask_tree),
    ]


def _ask_tree(cursor: CursorWrapper) -> None:
    for function in ("units_refuse_unsound_places", "units_refuse_unsound_lineage"):
        cursor.execute(f"SELECT {function}((SELECT array_agg(id) FROM units_unit))")


def _task(says: str, question: str) -> Task:
    def ask(cursor: CursorWrapper) -> None:
        cursor.execute(f"{question} LIMIT 1")
        if cursor.fetchone() is not None:
            raise LoadIsUnsound("load_is_unsound", gettext_noop("The country breaks “%(what)s”."), {"what": says})

    return says, ask


def _unlisted(table: str, how: str, name: str, code: str) -> str:
    of_list = f"'{name}'" if how == "list" else f'used."{name}"'
    return (
        f'SELECT 1 FROM (SELECT DISTINCT {of_list}::text AS list, used."{code}"::text AS code FROM {table} used) used'
        " WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM codes_code listed"
        " WHERE listed.list = used.list AND listed.code = used.code)"
    )
