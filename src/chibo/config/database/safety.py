"""Tell whether a server keeps what it has confirmed."""

from typing import Any

from chibo.config.database.errors import UnsafeServer

OLDEST_VERSION = 180000

ASKED = """
SELECT name, setting FROM pg_settings
WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version_num')
ORDER BY name
"""


def unsafe_settings(connection: Any) -> list[str]:
    """Name every setting under which a confirmed change may be lost, or damage stay unseen; none is the good answer.

    `connection` is Django's or the driver's: whatever has a cursor.
    """
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        found: dict[str, str] = dict(cursor.fetchall())
    version = int(found.pop("server_version_num"))
    unsafe = [f"{name} = {value}" for name, value in found.items() if value == "off"]
    if version < OLDEST_VERSION:
        unsafe.append(f"server version {version // 10000} (18 or newer is needed)")
    return unsafe


def refuse_unsafe_server(connection: Any) -> None:
    """Raise `UnsafeServer`, naming every unsafe setting, if there is one."""
    if unsafe := unsafe_settings(connection):
        raise UnsafeServer(unsafe)
