"""Keep the key that signs sessions and links: one a data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """Read the key of this data folder, making it first if there is none.

    Two processes that start together end with the same key: the file appears whole, and only the first one stays.
    """
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f"secret-key.{os.getpid()}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as opened:
            opened.write(secrets.token_urlsafe(64))
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(draft, file)
        except FileExistsError:
            pass  # Another process was first: its key is the key.
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii").strip()
