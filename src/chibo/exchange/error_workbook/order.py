"""Write down which file is to be given back, with which marks, for the child process that does it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from chibo.exchange.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Mark:
    """One refusal, said in the language of the reader; `column` is the letter over it, empty for a whole row."""

    sheet: str
    row: int
    column: str
    heading: str
    value: str
    rule: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Order:
    """The file to read, the workbook to write, the words of its first sheet, and the marks."""

    source: Path
    target: Path
    title: str
    headings: tuple[str, ...]
    marks: tuple[Mark, ...]
    limits: Limits

    def write(self, path: Path) -> None:
        """Write the order down."""
        written = {
            **asdict(self),
            "source": str(self.source),
            "target": str(self.target),
            "limits": self.limits.as_json(),
        }
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8", errors="replace")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the order."""
        written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            Path(written["source"]),
            Path(written["target"]),
            written["title"],
            tuple(written["headings"]),
            tuple(Mark(**mark) for mark in written["marks"]),
            Limits.of_json(written["limits"]),
        )
