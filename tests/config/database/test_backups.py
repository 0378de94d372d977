"""A backup is one that was read back in: equal to the row and the byte, or refused."""

import io
import itertools
import json
import os
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from chibo.config.database.api import (
    Address,
    ArchiveRefused,
    Manifest,
    ProgramFailed,
    RegisterInUse,
    RegisterNotEmpty,
    make_backup,
    restore_backup,
)
from chibo.config.database.archives import DUMP, Member, sha256_of
from tests.config.database.people import User

NUMBER = itertools.count(1)
DAY = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)

REGISTER = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE units (id bigint PRIMARY KEY, name text, valid_during daterange,
                    CONSTRAINT one_at_a_time EXCLUDE USING gist (id WITH =, valid_during WITH &&));
INSERT INTO units SELECT i, 'Chi bộ thôn Nà Pài ' || i, '[2010-01-01,)' FROM generate_series(1, 2235) AS i;
CREATE TABLE entries (seq bigint GENERATED ALWAYS AS IDENTITY, said jsonb);
INSERT INTO entries (said) SELECT jsonb_build_object('sổ', i) FROM generate_series(1, 500) AS i;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'history stays'; END $$;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries FOR EACH ROW EXECUTE FUNCTION refuse();
"""

FILES = {"ab/cd/quyết định 12.pdf": b"%PDF-1.7 scan", "ab/empty": b"", "ff/large": bytes(range(256)) * 4096}


class Register:
    """A register with its files, at an address."""

    def __init__(self, address: Address, data: Path) -> None:
        self.address = address
        self.files = data / "files"
        self.archive = data / "backup.tar"

    def make_database(self, suffix: str = "") -> None:
        name = sql.Identifier(self.address.dbname + suffix)
        with psycopg.connect(self.address.of_database("postgres").conninfo(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(name))

    def fill(self) -> None:
        self.execute(REGISTER)
        for name, content in FILES.items():
            (self.files / name).parent.mkdir(parents=True, exist_ok=True)
            (self.files / name).write_bytes(content)

    def execute(self, words: str) -> None:
        with psycopg.connect(self.address.conninfo()) as connection:
            connection.execute(words)

    def content(self) -> object:
        """All rows and files, and the databases that begin with the name of ours."""
        return self.rows_and_files(), self.ask(
            "SELECT datname FROM pg_database WHERE starts_with(datname, current_database()) ORDER BY datname"
        )

    def rows_and_files(self) -> object:
        """All rows of all tables, their constraints and triggers, and all files."""
        tables = [
            self.ask("SELECT * FROM units ORDER BY id"),
            self.ask("SELECT * FROM entries ORDER BY seq"),
            self.ask(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace ORDER BY conname"
            ),
            self.ask("SELECT tgname FROM pg_trigger ORDER BY tgname"),
            self.ask("SELECT extname FROM pg_extension ORDER BY extname"),
        ]
        files = {
            str(file.relative_to(self.files)): file.read_bytes() for file in self.files.rglob("*") if file.is_file()
        }
        return tables, files

    def ask(self, question: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.address.conninfo()) as connection:
            return connection.execute(question).fetchall()

    def back_up(self) -> Manifest:
        return make_backup(self.archive, address=self.address, files=self.files, at=DAY)

    def restore(self, *, replace: bool = True, archive: Path | None = None) -> Manifest:
        return restore_backup(archive or self.archive, address=self.address, files=self.files, replace=replace)


@pytest.fixture
def register(guest: User, tmp_path: Path) -> Register:
    """Give a register with something in it, in a database of its own."""
    register = Register(guest.enter().of_database(f"register_{next(NUMBER)}"), tmp_path / "dữ liệu")
    register.make_database()
    register.fill()
    return register


def test_a_backup_read_back_in_is_equal_to_the_row_and_the_byte(register: Register) -> None:
    before = register.content()
    written = register.back_up()
    register.execute("TRUNCATE units; DROP TABLE entries; CREATE TABLE other ()")
    (register.files / "ab/empty").write_bytes(b"changed")
    (register.files / "other").write_bytes(b"new")

    read = register.restore()

    assert register.content() == before
    assert read == written
    assert sorted(file.name for file in register.files.iterdir()) == ["ab", "ff"]


def test_an_empty_register_takes_a_backup_without_asking(register: Register, tmp_path: Path) -> None:
    register.back_up()
    other = Register(register.address.of_database(f"register_{next(NUMBER)}"), tmp_path / "elsewhere")
    other.make_database()

    other.restore(replace=False, archive=register.archive)

    assert other.rows_and_files() == register.rows_and_files()


def test_a_register_is_replaced_only_when_asked(register: Register) -> None:
    register.back_up()
    before = register.content()

    with pytest.raises(RegisterNotEmpty, match="--replace"):
        register.restore(replace=False)

    assert register.content() == before


def test_files_without_a_database_are_a_register_too(register: Register) -> None:
    register.back_up()
    register.execute("DROP TABLE units, entries")

    with pytest.raises(RegisterNotEmpty, match="files"):
        register.restore(replace=False)


def test_a_register_at_work_is_not_replaced(register: Register) -> None:
    register.back_up()
    before = register.content()

    with psycopg.connect(register.address.conninfo()), pytest.raises(RegisterInUse):
        register.restore()

    assert register.content() == before


def test_a_database_that_cannot_be_read_in_leaves_the_old_one(register: Register, tmp_path: Path) -> None:
    before = register.rows_and_files()
    archive = write_archive(tmp_path / "broken.tar", {DUMP: b"PGDMP but no more"})

    with pytest.raises(ProgramFailed, match="pg_restore"):
        register.restore(archive=archive)

    assert register.rows_and_files() == before


def test_what_an_interrupted_restore_left_is_no_obstacle(register: Register) -> None:
    before = register.content()
    register.back_up()
    register.make_database("_restored")
    register.make_database("_replaced")

    register.restore()

    assert register.content() == before


def test_an_archive_is_closed_to_others_and_leaves_nothing_beside_it(register: Register) -> None:
    register.back_up()

    assert register.archive.stat().st_mode & 0o777 == 0o600
    assert not [file for file in register.archive.parent.iterdir() if file.name.startswith(".")]


def test_a_backup_that_fails_leaves_the_last_one(register: Register) -> None:
    register.back_up()
    before = sha256_of(register.archive)

    with pytest.raises(ProgramFailed, match='database "nowhere" does not exist'):
        make_backup(register.archive, address=register.address.of_database("nowhere"), files=register.files, at=DAY)

    assert sha256_of(register.archive) == before
    assert not [file for file in register.archive.parent.iterdir() if file.name.startswith(".")]


def test_every_changed_byte_of_content_is_noticed(register: Register) -> None:
    register.back_up()
    before = register.content()
    whole = register.archive.read_bytes()
    with tarfile.open(register.archive) as tar:
        places = [one.offset_data + shift for one in tar if one.size for shift in (0, one.size // 2, one.size - 1)]

    for place in places:
        register.archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(ArchiveRefused, match="Nothing was changed"):
            register.restore()

    assert len(places) == 12
    assert register.content() == before


@pytest.mark.parametrize("part", [0.0, 0.1, 0.3, 0.5])
def test_an_archive_that_was_cut_off_is_refused(tmp_path: Path, part: float) -> None:
    archive = write_archive(tmp_path / "backup.tar", {DUMP: os.urandom(5000), "files/one": os.urandom(5000)})
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(ArchiveRefused):
        restore_nowhere(archive, tmp_path)


@pytest.mark.parametrize(
    "name", ["files/../../etc/passwd", "/etc/passwd", "files/./x", "files//x", "other", "files", "files/a\\b", "../x"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    archive = write_archive(tmp_path / "backup.tar", {DUMP: b"", name: b"root::0:0"})

    with pytest.raises(ArchiveRefused, match="leads out"):
        restore_nowhere(archive, tmp_path)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_what_is_no_plain_file_is_refused(tmp_path: Path, kind: bytes) -> None:
    archive = write_archive(tmp_path / "backup.tar", {DUMP: b"", "files/link": b""}, kinds={"files/link": kind})

    with pytest.raises(ArchiveRefused, match="files/link"):
        restore_nowhere(archive, tmp_path)


def test_what_the_manifest_does_not_name_is_refused(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "backup.tar", {DUMP: b""}, besides={"files/more": b"more"})

    with pytest.raises(ArchiveRefused, match="does not name"):
        restore_nowhere(archive, tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a tar at all" * 100, b"PK\x03\x04" + bytes(2000)],
    ids=["an empty file", "a text", "a zip"],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "backup.tar"
    archive.write_bytes(content)

    with pytest.raises(ArchiveRefused):
        restore_nowhere(archive, tmp_path)


@pytest.mark.parametrize(
    "change", [{"version": 2}, {"format": "other"}, {"members": []}, {"made_at": "yesterday"}, {"members": None}]
)
def test_a_manifest_of_another_form_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    archive = write_archive(tmp_path / "backup.tar", {DUMP: b""}, change=change)

    with pytest.raises(ArchiveRefused):
        restore_nowhere(archive, tmp_path)


def restore_nowhere(archive: Path, tmp_path: Path) -> None:
    """Restore where no server is: who refuses the archive has not asked for one."""
    address = Address(host=str(tmp_path), dbname="nowhere")
    restore_backup(archive, address=address, files=tmp_path / "nowhere", replace=True)


def write_archive(
    archive: Path,
    members: dict[str, bytes],
    *,
    kinds: dict[str, bytes] | None = None,
    besides: dict[str, bytes] | None = None,
    change: dict[str, object] | None = None,
) -> Path:
    """Write an archive as somebody with bad intentions would: with checksums that fit."""
    named = []
    for name, content in members.items():
        (archive.parent / "one").write_bytes(content)
        named.append(Member(name, len(content), sha256_of(archive.parent / "one")))
    manifest = json.loads(Manifest(DAY.isoformat(), "18.6", tuple(named)).as_json()) | (change or {})
    with tarfile.open(archive, "w", format=tarfile.PAX_FORMAT) as tar:
        for name, content in {"manifest.json": json.dumps(manifest).encode(), **members, **(besides or {})}.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.type = len(content), (kinds or {}).get(name, tarfile.REGTYPE)
            entry.linkname = "/etc/passwd" if entry.type in {tarfile.SYMTYPE, tarfile.LNKTYPE} else ""
            tar.addfile(entry, io.BytesIO(content))
    return archive
