"""Read the lists of a split from the second sheet of a table: which cells, villages and members go to which part."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from chibo.desk.web.reorganisations.table_cells import NEEDED, TableRow, parted
from chibo.kernel.texts import fold
from chibo.kernel.wording import Wording, gettext_noop
from chibo.register.reorganisations.api import Ref, Shared

NOT_SERVED = (
    gettext_noop("Neither the unit that is split nor one right under it serves a village of this name on the day."),
    gettext_noop("Check the name."),
)
NOT_COUNTED = (
    gettext_noop("The unit that is split counts no such member on the day."),
    gettext_noop("Check the name and the day of birth."),
)
SEVERAL = (
    gettext_noop("Several bear this name."),
    gettext_noop("Fill in the day of birth; villages of one name are listed by the form of the action."),
)
NOT_SPLIT = (
    gettext_noop("No row of the first sheet splits this unit."),
    gettext_noop("Write it as it stands there, or take the row away."),
)
Things = Callable[[int], Sequence[Shared]]
type Lists = dict[str, dict[int, Ref]]


class Making(Protocol):
    """What names units and keeps refusals while a table is read."""

    labels: dict[str, str]

    def ref(self, row: TableRow, key: str, text: str) -> Ref:
        """Tell which unit is meant."""

    def refuse(self, row: TableRow, key: str, why: tuple[Wording, Wording], value: str | None = None) -> None:
        """Say what is wrong in a cell."""


class SplitLists:
    """The rows of the second sheet, by the unit that is split; `things` gives what a unit has to share out."""

    def __init__(self, rows: Iterable[TableRow], things: Things) -> None:
        self.things = things
        self.rows: Mapping[str, list[TableRow]] = _by_unit(rows)
        self._used: set[str] = set()

    def texts(self) -> set[str]:
        """Give what the rows call units."""
        return {
            text
            for rows in self.rows.values()
            for row in rows
            for text in (row.values["part"], *parted(row.values["children"]), *parted(row.values["places"]))
            if text
        }

    def of(self, text: str, unit: Ref, making: Making) -> Lists:
        """Give what goes where of the unit that the first sheet calls so; what is wrong is said."""
        self._used.add(fold(text))
        lists: Lists = {"children": {}, "areas": {}, "members": {}, "places": {}}
        rows = self.rows.get(fold(text), [])
        things = self.things(unit) if rows and isinstance(unit, int) and unit else ()
        for row in rows:
            part = making.labels.get(fold(row.values["part"].removeprefix("+"))) or making.ref(
                row, "part", row.values["part"]
            )
            self._row(row, part, lists, things, making)
        return lists

    def say_what_is_left(self, making: Making) -> None:
        """Refuse the rows of units that nothing splits."""
        for text, rows in self.rows.items():
            if text not in self._used:
                for row in rows:
                    making.refuse(row, "unit", NOT_SPLIT)

    def _row(self, row: TableRow, part: Ref, lists: Lists, things: Sequence[Shared], making: Making) -> None:
        for key in ("children", "places"):
            for text in parted(row.values[key]):
                unit = making.ref(row, key, text)
                if isinstance(unit, int) and unit:
                    lists[key][unit] = part
        for text in parted(row.values["areas"]):
            areas = {one.id for one in things if one.what == "area" and fold(one.name) == fold(text)}
            _put(row, "areas", text, areas, lists["areas"], part, making, NOT_SERVED)
        if row.values["member"]:
            members = {one.id for one in things if one.what == "member" and _is(one, row)}
            _put(row, "member", row.values["member"], members, lists["members"], part, making, NOT_COUNTED)
        if not any(row.values[key] for key in ("children", "areas", "member", "places")):
            making.refuse(row, "children", NEEDED)


def _put(
    row: TableRow,
    key: str,
    text: str,
    found: set[int],
    into: dict[int, Ref],
    part: Ref,
    making: Making,
    unknown: tuple[Wording, Wording],
) -> None:
    if len(found) == 1:
        into[found.pop()] = part
    else:
        making.refuse(row, key, SEVERAL if found else unknown, text)


def _is(one: Shared, row: TableRow) -> bool:
    """Tell whether it is the member the row names; a day of birth may be known to the month or year only."""
    if fold(one.name) != fold(row.values["member"]):
        return False
    length = {"y": 4, "m": 7}.get(row.values["born_precision"], 10)
    born = row.values["born"][:length]
    return not born or (one.born or "").startswith(born)


def _by_unit(rows: Iterable[TableRow]) -> dict[str, list[TableRow]]:
    found: dict[str, list[TableRow]] = defaultdict(list)
    for row in rows:
        found[fold(row.values["unit"])].append(row)
    return dict(found)
