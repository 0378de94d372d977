"""Keep the answers of statements: the tables of a census never change, so what was counted once stays so."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

import duckdb

type Line = tuple[Any, ...]


class Answers:
    """The lines that statements gave, of those asked last; no more than so many lines together."""

    def __init__(self, most_lines: int = 200_000) -> None:
        self._most = most_lines
        self._lines = 0
        self._found: OrderedDict[tuple[str, str], list[Line]] = OrderedDict()
        self._lock = Lock()

    def of(self, cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any]) -> list[Line]:
        """Give the lines of the statement, which must name nothing but tables that never change."""
        key = sql, repr(sorted(parameters.items()))
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        lines = cursor.execute(sql, parameters).fetchall()
        with self._lock:
            if key not in self._found:
                self._found[key] = lines
                self._lines += 1 + len(lines)
            while self._lines > self._most:
                _, forgotten = self._found.popitem(last=False)
                self._lines -= 1 + len(forgotten)
        return lines

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._found.clear()
            self._lines = 0
