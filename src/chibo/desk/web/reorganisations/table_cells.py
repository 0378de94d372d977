"""Take the rows of a table of actions as they were read, and part the lists in their cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chibo.exchange.reading.api import ReadSheet, Refusal, columns_of, unescaped
from chibo.kernel.sheets import Sheet
from chibo.kernel.wording import Wording, gettext_noop

NEEDED = (gettext_noop("This kind of action needs it."), gettext_noop("Fill it in."))


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as read: its sheet and number, and its values by key."""

    sheet: ReadSheet
    number: int
    values: Mapping[str, str]

    @property
    def predecessors(self) -> tuple[str, ...]:
        """Give what it is made of, one by one."""
        return parted(self.values["predecessors"])

    @property
    def kind(self) -> str:
        """Tell the kind of action: as written, else as the row shows."""
        if self.values["action"]:
            return self.values["action"]
        if not self.predecessors:
            return "found"
        return "absorb" if self.values["successor"] in self.predecessors else "merge"

    def refused(self, key: str, why: tuple[Wording, Wording], value: str | None = None, **told: object) -> Refusal:
        """Say what is wrong in one of its cells."""
        return self.sheet.refusal(
            row=self.number,
            key=key,
            code="reorganisation_row",
            rule=why[0],
            remedy=why[1],
            value=self.values[key] if value is None else value,
            data=told,
        )


def rows_in(sheets: Iterable[ReadSheet], kind: Sheet) -> list[TableRow]:
    """Give the rows of the sheets of this kind as read."""
    names = columns_of(kind)
    rows = []
    for sheet in (one for one in sheets if one.kind == kind.key):
        with sheet.copy_file.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                values = dict(zip(names, map(unescaped, line.rstrip("\n").split("\t")), strict=True))
                rows.append(TableRow(sheet, int(values["row_number"]), values))
    return rows


def parted(text: str) -> tuple[str, ...]:
    """Part a list written with semicolons or in lines."""
    return tuple(dict.fromkeys(one.strip() for one in text.replace("\n", ";").split(";") if one.strip()))
