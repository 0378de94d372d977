"""Write down what the child process is asked to do, and read it there."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.mapping import Mapping
from chibo.kernel.sheets import Column, Form, Sheet


@dataclass(frozen=True, slots=True)
class Job:
    """One reading: the files, what they may hold, and where the result goes."""

    files: tuple[Path, ...]
    sheets: tuple[Sheet, ...]
    mapping: Mapping
    limits: Limits
    on: date | None
    into: Path

    @property
    def result(self) -> Path:
        """Name the file of the result."""
        return self.into / "reading.json"

    def write(self, path: Path) -> None:
        """Write the job down."""
        written = {
            "files": [str(file) for file in self.files],
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "mapping": self.mapping.as_json(),
            "limits": self.limits.as_json(),
            "on": self.on.isoformat() if self.on else None,
            "into": str(self.into),
        }
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the job."""
        written = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            tuple(Path(file) for file in written["files"]),
            tuple(_sheet(sheet) for sheet in written["sheets"]),
            Mapping.of_json(written["mapping"]),
            Limits.of_json(written["limits"]),
            date.fromisoformat(written["on"]) if written["on"] else None,
            Path(written["into"]),
        )


def _sheet(written: dict[str, Any]) -> Sheet:
    columns = tuple(_column(column) for column in written["columns"])
    return Sheet(**{**written, "names": tuple(written["names"]), "columns": columns})


def _column(written: dict[str, Any]) -> Column:
    tuples = {
        name: tuple(value)
        for name, value in written.items()
        if isinstance(value, Sequence) and not isinstance(value, str)
    }
    return Column(**{**written, **tuples, "form": Form(written["form"])})
