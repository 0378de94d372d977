"""Tell which rows speak of one person, by the numbers they share."""

from collections.abc import Iterator

from django.db import connection

from chibo.exchange.importing.staging import copy_in
from chibo.exchange.importing.steps import run, statements_of
from chibo.register.people.api import identifier_digest

_DIGESTS = ("row_id", "kind", "key", "value", "digest")


def gather_people(*, is_large: bool) -> None:
    """Give every row of people its party: the lowest row it shares a number with, directly or through others."""
    run("people_rows", parameters={"is_large": is_large})
    _digest_numbers()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE number_shared ON COMMIT DROP AS SELECT row_id, digest FROM number_digest WHERE digest IN"
            " (SELECT digest FROM number_digest GROUP BY digest HAVING count(*) > 1)"
        )
        if is_large:
            cursor.execute("ANALYZE number_digest, number_shared")
    while _join_parties():
        pass


def _digest_numbers() -> None:
    """Hash the numbers here, so that the key never leaves this process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_id, kind, key, value FROM number_told")
        told = cursor.fetchall()
    copy_in("number_digest", _DIGESTS, _digested(told))


def _digested(told: list[tuple[int, str, str, str]]) -> Iterator[bytes]:
    for first in range(0, len(told), 10_000):
        lines = [
            f"{row}\t{kind}\t{key}\t{_escaped(value)}\t\\\\x{identifier_digest(kind, value).hex()}\n"
            for row, kind, key, value in told[first : first + 10_000]
        ]
        yield "".join(lines).encode()


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _join_parties() -> bool:
    with connection.cursor() as cursor:
        (one_round,) = statements_of("people_shared")
        cursor.execute(one_round)
        return bool(cursor.rowcount > 0)
