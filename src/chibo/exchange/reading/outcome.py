"""Hold what a reading gives: the sheets ready for the database, and what was refused, doubted and left aside."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from chibo.exchange.reading.remarks import Refusal, Warning_

PLACE_COLUMNS = ("source_file", "sheet_name", "row_number")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: rows of one sheet done, of how many; and where those stand that are ready for COPY.

    `copied` bytes of `copy_file`, rows of the kind `kind`, will not change; the sheet may still be refused as a whole.
    """

    file: str
    sheet: str
    done: int
    total: int
    kind: str = ""
    copy_file: str = ""
    copied: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """One sheet that was read.

    `copy_file` is in the text format of PostgreSQL's COPY and has the fields named by `columns`: `source_file`,
    `sheet_name`, `row_number`, then every declared column in its declared order, a date as two fields `key` and
    `key_precision`. `present` names the keys the file has a column for. `rows` counts the rows in `copy_file`,
    `refused_rows` those left out of it.
    """

    kind: str
    source: int
    file: str
    sheet_name: str
    columns: tuple[str, ...]
    present: frozenset[str]
    headings: Mapping[str, str]
    letters: Mapping[str, str]
    header_row: int
    left_aside: tuple[str, ...]
    rows: int
    refused_rows: int
    copy_file: Path

    def refusal(
        self,
        *,
        row: int | None,
        key: str,
        code: str,
        rule: str,
        remedy: str,
        value: str = "",
        data: Mapping[str, object] | None = None,
    ) -> Refusal:
        """Make a refusal that stands at this sheet's row and column; for what only the register can judge."""
        return Refusal(
            code=code,
            rule=rule,
            remedy=remedy,
            file=self.file,
            sheet=self.sheet_name,
            row=row,
            column=self.letters.get(key, ""),
            heading=self.headings.get(key, ""),
            key=key,
            value=value,
            data=data or {},
        )

    def as_json(self) -> dict[str, Any]:
        """Give the sheet as plain values."""
        return {**asdict(self), "present": sorted(self.present), "copy_file": str(self.copy_file)}

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Self:
        """Take the sheet from plain values."""
        return cls(
            **{
                **written,
                "columns": tuple(written["columns"]),
                "present": frozenset(written["present"]),
                "left_aside": tuple(written["left_aside"]),
                "copy_file": Path(written["copy_file"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading some files."""

    sheets: tuple[ReadSheet, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[Warning_, ...]

    @property
    def left_aside(self) -> tuple[tuple[str, str, str], ...]:
        """Name the columns that were not read: file, sheet, heading."""
        return tuple((sheet.file, sheet.sheet_name, heading) for sheet in self.sheets for heading in sheet.left_aside)

    def as_json(self) -> dict[str, Any]:
        """Give the reading as plain values."""
        return {
            "sheets": [sheet.as_json() for sheet in self.sheets],
            "refusals": [refusal.as_json() for refusal in self.refusals],
            "warnings": [warning.as_json() for warning in self.warnings],
        }

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Self:
        """Take the reading from plain values."""
        return cls(
            tuple(ReadSheet.of_json(sheet) for sheet in written["sheets"]),
            tuple(Refusal.of_json(refusal) for refusal in written["refusals"]),
            tuple(Warning_.of_json(warning) for warning in written["warnings"]),
        )
