"""Make identifiers searchable again in a data folder with another key."""

from django.db import connection

from chibo.kernel.actors import Actor
from chibo.register.people.queries.digests import identifier_digest
from chibo.trust.audit.api import EntryKind, entry


def renew_digests(*, by: Actor) -> int:
    """Give every identifier the digest of this data folder's key, and return how many had another one.

    Needed after a restore into another folder: the key is kept outside the database. Changes nothing otherwise.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, kind, value, digest FROM people_identifier")
        renewed = [
            (row_id, fresh)
            for row_id, kind, value, digest in cursor.fetchall()
            if (fresh := identifier_digest(kind, value)) != bytes(digest)
        ]
    if renewed:
        with (
            entry(by=by, reason="search keys of this data folder", kind=EntryKind.SETUP),
            connection.cursor() as cursor,
        ):
            cursor.execute("CREATE TEMPORARY TABLE renewed_digest (id bigint, digest bytea) ON COMMIT DROP")
            with cursor.copy("COPY renewed_digest FROM STDIN") as copy:
                for row in renewed:
                    copy.write_row(row)
            cursor.execute(
                "UPDATE people_identifier SET digest = renewed.digest FROM renewed_digest renewed"
                " WHERE renewed.id = people_identifier.id"
            )
    return len(renewed)
