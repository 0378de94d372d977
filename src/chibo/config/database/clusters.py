"""Make a cluster: whole, or not there at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from chibo.config.database.accounts import names_let_in
from chibo.config.database.binaries import Binaries
from chibo.config.database.folders import DataFolder
from chibo.config.database.programs import Surroundings

DATABASE = "chibo"
ROLE = "chibo"
SUPERUSER = "postgres"

# The role of the application is no superuser; the extensions it needs (btree_gist, pg_trgm) are trusted ones.
FIRST_WORDS = f"""\
CREATE ROLE {ROLE} LOGIN CREATEDB;
CREATE DATABASE {DATABASE} OWNER {ROLE};
"""


@contextmanager
def opened_folder(folder: Path) -> Iterator[tuple[int, str]]:
    """Open a folder, and give a name for it that needs no right to the folders above, for whoever inherits it."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield opened, f"/proc/self/fd/{opened}"
    finally:
        os.close(opened)


def make_cluster(place: DataFolder, programs: Binaries, around: Surroundings) -> None:
    """Build the cluster beside its place and rename it when it is whole; what an interrupted one left is cleared."""
    if place.draft.exists():
        shutil.rmtree(place.draft)
    place.draft.mkdir(mode=0o700)
    os.chown(place.draft, around.account.uid, around.account.gid)
    with opened_folder(place.draft) as (opened, name):
        inside = replace(around, handed_on=[*around.handed_on, opened])
        inside.run([
            str(programs.initdb), "-D", name, "--username", SUPERUSER, "--encoding", "UTF8", "--data-checksums",
            "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C",
            "--auth-local", "peer", "--auth-host", "reject", "--no-instructions",
        ])  # fmt: skip
        inside.run(
            [str(programs.postgres), "--single", "-D", name, "-c", "exit_on_error=on", SUPERUSER], said=FIRST_WORDS
        )
    place.draft.rename(place.cluster)
    with opened_folder(place.data) as (opened, _):
        os.fsync(opened)


def write_doors(place: DataFolder, around: Surroundings) -> None:
    """Write who may enter: over the socket, those whom the kernel knows as the owner of the data folder or root."""
    names = names_let_in(place.data, around.account)
    _write(place.cluster / "pg_hba.conf", [f"local all all peer map={ROLE}"], around)
    _write(
        place.cluster / "pg_ident.conf",
        [f'{ROLE} "{name}" {role}' for name in names for role in (ROLE, SUPERUSER)],
        around,
    )


def _write(file: Path, lines: list[str], around: Surroundings) -> None:
    draft = file.with_name(f"{file.name}.new")
    draft.write_text("# Written by Chibo at each start.\n" + "\n".join(lines) + "\n", encoding="utf-8")
    draft.chmod(0o600)
    os.chown(draft, around.account.uid, around.account.gid)
    draft.rename(file)
