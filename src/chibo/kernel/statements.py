"""Keep longer SQL in files of its own, beside the query that asks it."""

from functools import cache
from importlib.resources import files


@cache
def statement(package: str, name: str) -> str:
    """Give the text of `sql/<name>.sql` of a package; the same text each time, parameters by name."""
    return files(package).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
