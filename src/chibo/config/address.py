"""Where the register's database is, embedded or given."""

import os
from pathlib import Path

from django.conf import settings

from chibo.config.database.api import Address, ensure_running


def register_address() -> Address:
    """Give the address of the register: of CHIBO_DATABASE_URL, else of the embedded server, started if need be."""
    url = os.environ.get("CHIBO_DATABASE_URL", "").strip()
    return Address.of_url(url) if url else ensure_running(Path(settings.CHIBO_DATA))
