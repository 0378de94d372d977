"""Keep the staged files of a running import in a folder of its own, and sweep away those of killed ones."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def staging_folder() -> Iterator[Path]:
    """Give an empty folder that goes with the import; however it ends, the next one finds nothing of it."""
    imports = Path(settings.CHIBO_DATA) / "imports"
    imports.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(imports):
        _sweep(imports)
        folder = Path(tempfile.mkdtemp(prefix="running-", dir=imports))
        # The kernel drops the lock with the process: a folder nobody holds belongs to an import that was killed.
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
        os.close(held)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep others from sweeping between the making of a folder and its lock."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def _sweep(imports: Path) -> None:
    for folder in imports.glob("running-*"):
        try:
            held = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue  # Its import has ended meanwhile.
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue  # Its import is running.
        finally:
            os.close(held)
