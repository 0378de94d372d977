"""Have a base built by a process of its own, while questions go on being answered."""

import subprocess
import threading
import time
from typing import Literal

from django.conf import settings
from django.db import connection

_PAUSE = 60.0
_launched: dict[str, float] = {}
_lock = threading.Lock()


def build_ahead(what: Literal["build", "milestones"] = "build") -> None:
    """Start a process that builds a base, or those of milestones, unless this one just did.

    It ends by itself where another builds already.
    """
    if not settings.CHIBO_COUNTS_AHEAD or (what == "build" and _may_be_writing()):
        return
    now = time.monotonic()
    with _lock:
        if now - _launched.get(what, -_PAUSE) < _PAUSE:
            return
        _launched[what] = now
    process = subprocess.Popen(
        [*settings.CHIBO_COMMAND, "census", what],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()


def _may_be_writing() -> bool:
    """May the running transaction write what a base of now would lack?"""
    if not connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only') = 'off'")
        (may_write,) = cursor.fetchone()
    return bool(may_write)
