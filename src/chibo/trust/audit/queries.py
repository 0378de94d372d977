"""Read what was recorded, and read the register as it was known."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db import connection, transaction
from psycopg import sql

from chibo.kernel.statements import kept_cursor, planned_anew
from chibo.trust.audit.models import Entry, InstallationKind

# What `known_at` settles before anything is read.
_SETTLED = (
    "search_path", "enable_nestloop", "work_mem",
    "chibo.known_seq", "chibo.known_later_from", "chibo.known_near_tables", "chibo.known_owners",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A row that an entry wrote and a later one changed."""

    table: str
    row_id: int
    entry_id: int

    def __str__(self) -> str:
        return f"{self.table} {self.row_id} (#{self.entry_id})"


@dataclass(frozen=True, slots=True)
class TouchingEntry:
    """An entry that changed what was asked about, and one id of it."""

    id: int
    seq: int
    actor_name: str
    reason: str
    touched_id: int


def changes_after(entry_id: int) -> tuple[LaterChange, ...]:
    """Which rows of the entry did later entries change? In order of table and row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept, row_id, later_entry FROM audit_later_changes(%s) ORDER BY 1, 2", [entry_id])
        return tuple(LaterChange(*row) for row in cursor.fetchall())


def entry_known_at(instant: datetime) -> int:
    """The seq of the last entry recorded by that instant; 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_entry_known_at(%s)", [instant])
        (seq,) = cursor.fetchone()
    return int(seq)


def recorded_at_of(seq: int) -> datetime | None:
    """When was the entry recorded? None where there is none of that number."""
    return Entry.objects.filter(seq=seq).values_list("recorded_at", flat=True).first()


@contextmanager
def known_at(instant: datetime | None) -> Iterator[int | None]:
    """Let every query inside read the register as it was known at the instant; None: as it is known now.

    The tables of schema `known` come before the living ones, so one and the same SQL answers both. For reading only.
    All is of one moment: what is committed meanwhile is not seen. Inside a transaction that sees it, history is read
    from its beginning, for an entry that began before may yet come after.
    """
    if instant is None:
        yield None
        return
    is_within_another = connection.in_atomic_block
    with planned_anew(), transaction.atomic(), connection.cursor() as cursor:
        if not is_within_another:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        seq = entry_known_at(instant)
        if is_within_another and _is_settled(seq):
            yield seq
            return
        cursor.execute("SELECT current_setting('search_path'), current_setting('work_mem')")
        before = cursor.fetchone()
        cursor.execute(
            # Of what was known not long ago, little of history is read. Else a view over it is read whole: joined row
            # by row it would be read again for each; and sorted, which wants memory.
            "SELECT set_config('search_path', 'known, public', true), set_config('enable_nestloop', 'off', true),"
            " set_config('work_mem', '64MB', true),"
            " set_config('chibo.known_seq', %(seq)s::text, true),"
            " set_config('chibo.known_later_from',"
            " CASE WHEN current_setting('transaction_isolation') = 'read committed' THEN '0'"
            " ELSE coalesce(audit_first_entry_after(%(seq)s)::text, '') END, true),"
            " set_config('chibo.known_near_tables', audit_near_tables(%(seq)s), true),"
            " set_config('chibo.known_owners', '', true)",
            {"seq": seq},
        )
        yield seq
        cursor.execute(
            "SELECT set_config('search_path', %s, true), set_config('work_mem', %s, true),"
            " set_config('enable_nestloop', 'on', true)",
            before,
        )


def _is_settled(seq: int) -> bool:
    """Tell whether queries read the register as it was known at the seq already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'known' = ANY (current_schemas(false)) AND current_setting('chibo.known_seq', true) = %s",
            [str(seq)],
        )
        (is_settled,) = cursor.fetchone()
    return bool(is_settled)


@contextmanager
def known_of_few(owners: int) -> Iterator[None]:
    """Inside `known_at`, let what is asked for be the rows of so many owners and no others (persons, units, areas).

    Of few they are looked up row by row, where history would be read whole.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chibo.known_owners', %s, true)", [str(owners)])
        yield
        cursor.execute("SELECT set_config('chibo.known_owners', '', true)")


def is_read_as_known() -> bool:
    """Tell whether queries read the register as it was known, inside `known_at`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'known' = ANY (current_schemas(false))")
        (is_known,) = cursor.fetchone()
    return bool(is_known)


def setting_alike() -> str:
    """Give the statement after which another session reads the register as it is known here; empty for as it is.

    It gives no rows: what the other session is asked for is all that it writes.
    """
    if not is_read_as_known():
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, current_setting(name) FROM unnest(%s::text[]) name", [list(_SETTLED)])
        told = [sql.SQL("PERFORM set_config({}, {}, true)").format(*map(sql.Literal, one)) for one in cursor.fetchall()]
        block = sql.SQL("BEGIN {}; END").format(sql.SQL("; ").join(told)).as_string(cursor.cursor)
        return sql.SQL("DO {}").format(sql.Literal(block)).as_string(cursor.cursor)


def entries_of(basis_kind: str) -> tuple[Entry, ...]:
    """The sealed entries on a kind of basis, latest first."""
    return tuple(Entry.objects.filter(basis_kind=basis_kind, seq__isnull=False).order_by("-seq"))


def recording_day() -> date:
    """The day, in Việt Nam, on which a change asked for now is recorded: the day rights are asked on."""
    with kept_cursor() as cursor:
        cursor.execute("SELECT (instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM audit_recording_instant()")
        (day,) = cursor.fetchone()
    return cast("date", day)


def installation_kind() -> InstallationKind:
    """What this register is for; a register without a record of it is taken for production."""
    with kept_cursor() as cursor:
        cursor.execute("SELECT kind FROM audit_installation ORDER BY id LIMIT 1")
        found = cursor.fetchone()
    return InstallationKind(found[0]) if found else InstallationKind.PRODUCTION


def entries_touching(kept: str, column: str, ids: Collection[int], *, after_seq: int) -> tuple[TouchingEntry, ...]:
    """Which entries after that one changed rows of the kept table with the column among the ids? In order."""
    wanted = frozenset(ids)
    first: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(id) FROM audit_entry WHERE seq > %s", [after_seq])
        (later,) = cursor.fetchone()
        cursor.execute(
            sql.SQL("SELECT DISTINCT entry_id, {column} FROM history.{kept} WHERE entry_id = ANY (%s)").format(
                column=sql.Identifier(column), kept=sql.Identifier(kept)
            ),
            [later or []],
        )
        for entry_id, touched in cursor.fetchall():
            if touched in wanted:
                first.setdefault(entry_id, touched)
    found = Entry.objects.filter(pk__in=first).order_by("seq")
    return tuple(TouchingEntry(one.pk, one.seq or 0, one.actor_name, one.reason, first[one.pk]) for one in found)


def last_entries_of(kept: str, rows: Collection[int], *, until_seq: int | None = None) -> dict[int, Entry]:
    """Which entry wrote each of these rows of the kept table last (of those up to that one, where it is given)?"""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "SELECT DISTINCT ON (image.id) image.id, entry.id FROM history.{kept} image"
                " JOIN public.audit_entry entry ON entry.id = image.entry_id"
                " WHERE image.id = ANY (%s) AND entry.seq IS NOT NULL"
                " AND entry.seq <= coalesce(%s::bigint, entry.seq)"
                " ORDER BY image.id, image.history_id DESC"
            ).format(kept=sql.Identifier(kept)),
            [list(rows), until_seq],
        )
        wrote = dict(cursor.fetchall())
    entries = Entry.objects.in_bulk(set(wrote.values()))
    return {row: entries[entry] for row, entry in wrote.items()}


@contextmanager
def known_held(tables: Mapping[str, Collection[str]]) -> Iterator[None]:
    """Inside `known_at`, hold these tables as known then, each with an index on each of the columns named.

    For questions that go from row to row: a view over history would be read whole for each.
    """
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            cursor.execute(f"CREATE TEMP TABLE {table} ON COMMIT DROP AS SELECT * FROM known.{table}")  # noqa: S608  named in code
            for column in columns:
                cursor.execute(f"CREATE INDEX ON pg_temp.{table} ({column})")
            cursor.execute(f"ANALYZE pg_temp.{table}")
        if tables:
            cursor.execute("SELECT set_config('enable_nestloop', 'on', true)")
        yield
        if tables:
            cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        for table in tables:
            cursor.execute(f"DROP TABLE pg_temp.{table}")
