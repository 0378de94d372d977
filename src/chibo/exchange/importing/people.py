"""Tell which rows speak of one person, by the numbers they share."""

from collections.abc import Iterator

from django.db import connection

from chibo.exchange.importing.copying import copy_in
from chibo.exchange.importing.steps import run, statements_of
from chibo.register.people.api import identifier_digest

_DIGESTS = ("row_id", "kind", "key", "value", "digest")


def take_people(kind: str, *, after: int) -> None:
    """Note what the rows beyond one say of people; most of the work on them is done while others are being read."""
    run(f"{kind}_read", parameters={"after": after})
    _digest_numbers(after, kind)


def gather_people(*, is_large: bool) -> None:
    """Give every row of people its party: the lowest row it shares a number with, directly or through others."""
    run("people_rows", parameters={"is_large": is_large})
    while _join_parties():
        pass


def _digest_numbers(after: int, kind: str) -> None:
    """Hash the numbers here, so that the key never leaves this process."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_id, number_told.kind, key, value FROM number_told JOIN person_row USING (row_id)"
            " WHERE row_id > %s AND is_member = %s",
            [after, kind == "members"],
        )
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
