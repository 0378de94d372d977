"""Make the rows of a table the actions of a reorganisation; what cannot be is told with its row, column and value."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chibo.desk.web.reorganisations.split_lists import SplitLists
from chibo.desk.web.reorganisations.table_cells import NEEDED, TableRow
from chibo.exchange.reading.api import Refusal
from chibo.kernel.texts import fold
from chibo.kernel.wording import Wording, gettext_noop
from chibo.register.reorganisations.api import (
    Absorb,
    Action,
    Change,
    Dissolve,
    Found,
    HandOut,
    Merge,
    Move,
    Recode,
    Ref,
    Rename,
    Split,
)

Lookup = Callable[[Iterable[str]], Mapping[str, Sequence[int]]]
UNKNOWN = (
    gettext_noop("No unit of yours bears this code or name on the day, and no row of the table founds it."),
    gettext_noop("Write the code, or the whole name."),
)
UNSURE = (
    gettext_noop("Several units bear this name on the day, or a row of the table founds one of the same name."),
    gettext_noop("Write the code of the one that is meant; before the name of a new one, write +."),
)
OTHER_DAY = (
    gettext_noop("The reorganisation takes effect on %(on)s."),
    gettext_noop("Leave the day open, or draft another reorganisation for it."),
)
NOT_SO = (
    gettext_noop("This kind of action is not read from a table."),
    gettext_noop("Choose another, or add the action by its form."),
)
MAKES_NEW = {"found", "merge", "split"}
KINDS_READ = {
    "found",
    "absorb",
    "merge",
    "split",
    "dissolve",
    "disband",
    "rename",
    "change_type",
    "hand_over",
    "receive",
}


@dataclass(slots=True)
class Making:
    """The actions made so far, what was refused, and the units that the table founds."""

    on: date
    found: Mapping[str, Sequence[int]]
    labels: dict[str, str]
    lists: SplitLists
    actions: list[Action] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def ref(self, row: TableRow, key: str, text: str) -> Ref:
        """Tell which unit is meant; gives 0 where none is, and says so."""
        label = self.labels.get(fold(text.removeprefix("+")))
        ids = () if text.startswith("+") else self.found.get(text, ())
        if len(ids) == 1 and (label is None or not _is_name(text, ids, self.found)):
            return ids[0]
        if label is not None and not ids:
            return label
        self.refusals.append(row.refused(key, NEEDED if not text else UNSURE if ids else UNKNOWN, text))
        return 0

    def refuse(self, row: TableRow, key: str, why: tuple[Wording, Wording], value: str | None = None) -> None:
        """Say what is wrong in a cell."""
        self.refusals.append(row.refused(key, why, value))

    def need(self, row: TableRow, *keys: str) -> bool:
        """See that the cells are filled in; says which are not."""
        missing = [key for key in keys if not row.values[key]]
        self.refusals.extend(row.refused(key, NEEDED) for key in missing)
        return not missing


def actions_from(
    rows: Sequence[TableRow], *, on: date, taken: Iterable[str], lookup: Lookup, lists: SplitLists
) -> tuple[list[Action], list[Refusal]]:
    """Make the rows actions, in their order; `taken` are labels in use, `lookup` finds units by code or name.

    `lists` says what goes to which part of a split; what it does not say goes to the first part.
    """
    free = (label for label in map("new-{}".format, itertools.count(1)) if label not in set(taken))
    labels = {
        fold(row.values["successor"]): next(free) for row in rows if row.kind in MAKES_NEW and row.values["successor"]
    }
    texts = {
        text for row in rows for text in (row.values["successor"], row.values["parent"], *row.predecessors) if text
    }
    making = Making(on, lookup(texts | lists.texts()), labels, lists)
    for kind, group in itertools.groupby(
        rows, key=lambda row: (row.kind, row.predecessors if row.kind == "split" else row.number)
    ):
        together = list(group)
        for row in together:
            if row.values["on"] and row.values["on"] != f"{on:%Y-%m-%d}":
                making.refusals.append(row.refused("on", OTHER_DAY, on=f"{on:%d/%m/%Y}"))
        if kind[0] == "split":
            _split(making, together)
        elif kind[0] in KINDS_READ:
            _made(making, together[0])
        else:
            making.refusals.append(together[0].refused("action", NOT_SO))
    lists.say_what_is_left(making)
    return making.actions, making.refusals


def _made(making: Making, row: TableRow) -> None:
    makers: dict[str, Callable[[Making, TableRow], None]] = {
        "found": _founded,
        "merge": _merged,
        "absorb": _absorbed,
        "dissolve": _dissolved,
        "disband": _dissolved,
        "rename": _renamed,
        "change_type": _changed,
        "hand_over": _handed_over,
        "receive": _handed_over,
    }
    makers[row.kind](making, row)


def _new(row: TableRow, making: Making) -> dict[str, Any]:
    return {
        "label": making.labels[fold(row.values["successor"])],
        "name": row.values["successor"],
        "kind": row.values["unit_kind"],
        "parent": making.ref(row, "parent", row.values["parent"]),
        "code": row.values["code"] or None,
        "commune_code": row.values["commune_code"] or None,
    }


def _founded(making: Making, row: TableRow) -> None:
    if making.need(row, "successor", "unit_kind", "parent"):
        making.actions.append(Found(**_new(row, making)))


def _merged(making: Making, row: TableRow) -> None:
    if making.need(row, "successor", "unit_kind", "parent", "predecessors"):
        made_of = tuple(making.ref(row, "predecessors", text) for text in row.predecessors)
        making.actions.append(Merge(predecessors=made_of, **_new(row, making)))


def _absorbed(making: Making, row: TableRow) -> None:
    if not making.need(row, "successor", "predecessors"):
        return
    unit = making.ref(row, "successor", row.values["successor"])
    others = tuple(ref for text in row.predecessors if (ref := making.ref(row, "predecessors", text)) != unit)
    making.actions.append(Absorb(unit, others, row.values["commune_code"] or None))
    _recoded(making, row, unit)


def _split(making: Making, rows: Sequence[TableRow]) -> None:
    if not all([making.need(row, "successor", "unit_kind", "parent", "predecessors") for row in rows]):  # noqa: C419  each is told
        return
    making.actions.extend(Found(**_new(row, making)) for row in rows)
    parts = tuple(making.labels[fold(row.values["successor"])] for row in rows)
    for text in rows[0].predecessors:
        unit = making.ref(rows[0], "predecessors", text)
        shared = making.lists.of(text, unit, making)
        making.actions.append(
            Split(unit, parts, parts[0], shared["children"], shared["areas"], shared["members"], shared["places"])
        )


def _dissolved(making: Making, row: TableRow) -> None:
    if not making.need(row, "predecessors"):
        return
    to = making.ref(row, "successor", row.values["successor"]) if row.values["successor"] else None
    making.actions.extend(
        Dissolve(making.ref(row, "predecessors", text), to, to, disband=row.kind == "disband")
        for text in row.predecessors
    )


def _renamed(making: Making, row: TableRow) -> None:
    if making.need(row, "predecessors", "successor"):
        unit = making.ref(row, "predecessors", row.predecessors[0])
        making.actions.append(Rename(unit, row.values["successor"]))
        _recoded(making, row, unit)


def _changed(making: Making, row: TableRow) -> None:
    if making.need(row, "predecessors", "unit_kind"):
        kind = {"unit_kind": row.values["unit_kind"]}
        making.actions.extend(Change(making.ref(row, "predecessors", text), kind) for text in row.predecessors)


def _handed_over(making: Making, row: TableRow) -> None:
    """Put the units under the parent; without one they are handed over out of the register, to what is named."""
    if row.values["parent"] and making.need(row, "predecessors"):
        parent = making.ref(row, "parent", row.values["parent"])
        making.actions.extend(Move(making.ref(row, "predecessors", text), parent) for text in row.predecessors)
    elif not row.values["parent"] and making.need(row, "predecessors", "successor"):
        to = row.values["successor"]
        making.actions.extend(HandOut(making.ref(row, "predecessors", text), to) for text in row.predecessors)


def _recoded(making: Making, row: TableRow, unit: Ref) -> None:
    if row.values["code"]:
        making.actions.append(Recode(unit, row.values["code"]))


def _is_name(text: str, ids: Sequence[int], found: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether what was found was found by a name: a code has digits alone and points."""
    return not text.replace(".", "").isdigit() and found.get(text) == ids
