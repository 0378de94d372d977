"""Note what is wrong with the cells of one column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chibo.exchange.reading.findings import Findings, Place


@dataclass(slots=True)
class Marker:
    """Knows the place of each cell of a column in one batch of rows; `bad` gathers the rows with a refused cell."""

    findings: Findings
    file: str
    sheet: str
    column: str
    heading: str
    key: str
    numbers: Sequence[int]
    cells: Sequence[Any]
    bad: set[int]

    def place(self, index: int, value: object = None) -> Place:
        """Say where the cell stands."""
        return Place(
            file=self.file,
            sheet=self.sheet,
            row=self.numbers[index],
            column=self.column,
            heading=self.heading,
            key=self.key,
            value=self.cells[index] if value is None else value,
        )

    def refuse(self, index: int, code: str, **content: object) -> str:
        """Refuse the cell, and its row with it; what stands for it is empty."""
        self.bad.add(index)
        self.findings.refuse(self.place(index), code, content)
        return ""

    def refuse_in_words(self, index: int, code: str, rule: str, remedy: str, content: dict[str, object]) -> None:
        """Refuse the cell in the words of another part of the system."""
        self.bad.add(index)
        self.findings.refuse_in_words(self.place(index), code, rule, remedy, content)

    def warn(self, index: int, code: str, **content: object) -> None:
        """Warn of the cell."""
        self.findings.warn(self.place(index), code, content)
