"""The one table of constraints a demo province is solved from: every figure printed of it, with its day."""

import csv
from dataclasses import dataclass
from datetime import date

from chibo.demo.province import Province


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: its code, unit, day or span and filter, the value the register must give, and the reading."""

    code: str
    unit: str
    from_on: date | None
    on: date
    where: dict[str, str]
    value: int
    article: str
    reading: str

    def __str__(self) -> str:
        """Return a short name of the target."""
        spans = f"{self.from_on}..{self.on}" if self.from_on else str(self.on)
        return " ".join([self.code, self.unit[3:10], spans, *(f"{key}={value}" for key, value in self.where.items())])


def targets(province: Province) -> tuple[Target, ...]:
    """Return the table of a province, in its order."""
    with (province.folder / "targets.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_target(row) for row in csv.DictReader(lines))


def _target(row: dict[str, str]) -> Target:
    key, _, value = row["where"].partition("=")
    return Target(
        code=row["code"],
        unit=row["unit"],
        from_on=date.fromisoformat(row["from"]) if row["from"] else None,
        on=date.fromisoformat(row["on"]),
        where={key: value} if key else {},
        value=int(row["value"]),
        article=row["article"],
        reading=row["reading"],
    )
