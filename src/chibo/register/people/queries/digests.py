"""Tell identifiers apart without showing them: a keyed hash of kind and number."""

import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from chibo.kernel.texts import nfc


def identifier_digest(kind: str, value: str) -> bytes:
    """What is the digest of this number? Spaces and case aside; it differs from one data folder to another."""
    plain = "".join(nfc(value).split()).upper()
    keyed = _keyed(settings.CHIBO_DATA).copy()
    keyed.update(f"{kind}\x00{plain}".encode())
    return keyed.digest()


@cache
def _keyed(data: Path) -> hmac.HMAC:
    """Take the key in once: an import hashes a hundred thousand numbers with it."""
    return hmac.new(_key(data), digestmod="sha256")


@cache
def _key(data: Path) -> bytes:
    file = data / "keys" / "identifiers"
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # Made before, by this process or another: that one is the key.
        _write_whole(file, secrets.token_bytes(32))
    return file.read_bytes()


def _write_whole(file: Path, content: bytes) -> None:
    """Make the file appear with all of its content at once, or raise `FileExistsError` where there is one."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    try:
        os.link(draft, file)
    finally:
        draft.unlink()
