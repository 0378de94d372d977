"""Connect Django to PostgreSQL; where no host is set, to the embedded server, which is started when it does not run."""

from typing import Any, override

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg import OperationalError

from chibo.config.database.backend.client import DatabaseClient
from chibo.config.database.starting import ensure_running, where_it_ran

_TRIES = 2


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that finds, and if need be starts, its server."""

    client_class = DatabaseClient

    @override
    def get_connection_params(self) -> dict[str, Any]:
        parameters: dict[str, Any] = super().get_connection_params()
        if self._is_embedded():
            address = where_it_ran(settings.CHIBO_DATA)
            parameters |= {"host": address.host, "user": address.user}
        return parameters

    @override
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        for _ in range(_TRIES):
            try:
                return super().get_new_connection(conn_params)
            except OperationalError:
                if not self._is_embedded():
                    raise
            # It was killed, or is recovering: wait for it. One that answers may have been told to stop just now.
            conn_params |= {"host": ensure_running(settings.CHIBO_DATA).host}
        # What else was wrong is so again.
        return super().get_new_connection(conn_params)

    def _is_embedded(self) -> bool:
        return not self.settings_dict["HOST"]
