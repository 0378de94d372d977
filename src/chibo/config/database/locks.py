"""Lock files, so that the kernel itself tells who is alive: it frees the lock of a process however that one died.

A lock (flock) belongs to the opened file: it outlives a fork, is shared with the child, and ends with the last holder.
"""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path


def open_lock(file: Path) -> int:
    """Open the lock file, making it if need be; it goes to no program that this process starts, unless handed on."""
    return open_own(file, os.O_RDWR)


def open_own(file: Path, flags: int) -> int:
    """Open or make a file that belongs, and is open, to the owner of its folder alone."""
    made = not file.exists()
    opened = os.open(file, flags | os.O_CREAT, 0o600)
    if made and os.geteuid() == 0:
        # Root may be at work in the folder of somebody who will want to open the file tomorrow.
        owner = file.parent.stat()
        os.fchown(opened, owner.st_uid, owner.st_gid)
    return opened


def try_lock(opened: int, *, shared: bool = False) -> bool:
    """Take the lock if it is free."""
    try:
        fcntl.flock(opened, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for_lock(opened: int, *, shared: bool = False, meanwhile: Callable[[float], None]) -> None:
    """Take the lock, however long it takes; `meanwhile` is told again and again how many seconds it has been."""
    begun = time.monotonic()
    while not try_lock(opened, shared=shared):
        meanwhile(time.monotonic() - begun)
        time.sleep(0.05)


def unlock(opened: int) -> None:
    """Give the lock back."""
    fcntl.flock(opened, fcntl.LOCK_UN)


def is_held(file: Path) -> bool:
    """Tell whether somebody holds this lock for himself."""
    opened = open_lock(file)
    try:
        return not try_lock(opened, shared=True)
    finally:
        os.close(opened)
