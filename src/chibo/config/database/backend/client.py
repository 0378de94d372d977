"""Open psql on the embedded server for `chibo manage dbshell`."""

from collections.abc import Iterable
from typing import Any, override

from django.conf import settings
from django.db.backends.postgresql import client

from chibo.config.database.binaries import binaries
from chibo.config.database.starting import ensure_running


class DatabaseClient(client.DatabaseClient):
    """The psql that belongs to the server."""

    @classmethod
    @override
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """Name host and user, which the settings leave open for the embedded server."""
        if not settings_dict["HOST"]:
            address = ensure_running(settings.CHIBO_DATA)
            settings_dict = settings_dict | {"HOST": address.host, "USER": address.user}
        words, environment = super().settings_to_cmd_args_env(settings_dict, list(parameters))
        return [str(binaries().psql), *words[1:]], environment
