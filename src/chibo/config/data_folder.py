"""Know the one folder in which an installation keeps what is its own."""

import os
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """Find the folder: CHIBO_DATA if given, `var` in a checkout, else the user's own share folder.

    Nothing is made here; whoever first writes into the folder makes it.
    """
    given = os.environ.get("CHIBO_DATA", "").strip()
    if given:
        return Path(given).expanduser().absolute()
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / "var"
    share = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(share) / "chibo"
