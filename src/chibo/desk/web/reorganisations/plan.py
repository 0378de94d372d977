"""Lay the rows of a plan out in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from chibo.desk.web.reorganisations.loading import told_before
from chibo.desk.web.reorganisations.words import change_name
from chibo.desk.web.words import coded, dimension_name, role_name
from chibo.register.reorganisations.api import PlanRow, ReorganisationLine, UnitTold, things_told

OF_AREAS = {"serve", "commune"}
OF_GRANTS = {"grant_end", "grant_follow"}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row: the action it comes from, of what, what becomes true, and with which value."""

    action: int
    subject: str
    address: str
    change: str
    value: str


def plan_lines(rows: Sequence[PlanRow], line: ReorganisationLine) -> list[PlanLine]:
    """Tell the rows; their units, villages, members and grants are asked for in one go each."""
    units = {row.subject for row in rows if row.change not in OF_AREAS | OF_GRANTS | {"member"}}
    units |= {row.other for row in rows if row.other is not None}
    told = told_before(line, units)
    things = things_told(
        areas=[row.subject for row in rows if row.change in OF_AREAS],
        members=[row.subject for row in rows if row.change == "member"],
        grants=[row.subject for row in rows if row.change in OF_GRANTS],
    )
    return [_line(row, told, things, f"?on={line.effective_on:%Y-%m-%d}") for row in rows]


def _line(row: PlanRow, told: dict[int, UnitTold], things: dict[tuple[str, int], str], at: str) -> PlanLine:
    what = "area" if row.change in OF_AREAS else "grant" if row.change in OF_GRANTS else row.change
    unit = told.get(row.subject) if (what, row.subject) not in things else None
    subject = things.get((what, row.subject)) or (unit.name if unit else str(row.subject))
    address = reverse("desk:unit", args=[unit.public_id]) + at if unit and unit.public_id else ""
    return PlanLine(row.action, subject, address, change_name(row.change), _value(row, told))


def _value(row: PlanRow, told: dict[int, UnitTold]) -> str:
    other = told[row.other].name if row.other is not None and row.other in told else ""
    if row.change == "attribute":
        return f"{dimension_name(row.dimension)}: {coded(row.dimension, row.text)}"
    if row.change == "end":
        return coded("reorganisation_kind", row.text) or row.text
    if row.change == "lineage":
        share = f" ({row.share[0]}/{row.share[1]})" if row.share and row.share[0] != row.share[1] else ""
        return f"{other}{share}"
    if row.change in OF_GRANTS:
        return " · ".join(filter(None, (role_name(row.text), other)))
    return other or row.text or "–"
