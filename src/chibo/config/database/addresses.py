"""Say where a database server is reached, ours or another."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from psycopg.conninfo import conninfo_to_dict, make_conninfo


@dataclass(frozen=True)
class Address:
    """Where and as whom to connect; `more` holds what else a connection may need, such as sslmode."""

    host: str = ""
    port: str = ""
    user: str = ""
    dbname: str = ""
    password: str = field(default="", repr=False)
    more: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_url(cls, url: str) -> "Address":
        """Read an address as CHIBO_DATABASE_URL gives it: a postgresql:// URL, or words such as host=… dbname=…."""
        given = {name: str(value) for name, value in conninfo_to_dict(url).items()}
        own = {name: given.pop(name) for name in ("host", "port", "user", "dbname", "password") if name in given}
        return cls(**own, more=given)

    def of_database(self, dbname: str) -> "Address":
        """Give the address of another database on the same server."""
        return replace(self, dbname=dbname)

    def conninfo(self, *, with_password: bool = True) -> str:
        """Write it as PostgreSQL's programs and drivers take it; without the password where others could read it."""
        own = {"host": self.host, "port": self.port, "user": self.user, "dbname": self.dbname}
        secret = {"password": self.password} if with_password else {}
        return make_conninfo("", **{name: value for name, value in (own | secret | dict(self.more)).items() if value})
