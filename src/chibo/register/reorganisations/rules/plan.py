"""The plan: what a reorganisation changes, as rows, each with the action that brings it about."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Change(StrEnum):
    """What a row of the plan makes true."""

    FOUND = "found"
    NAME = "name"
    ATTRIBUTE = "attribute"
    CODE = "code"
    PLACE = "place"
    END = "end"
    LINEAGE = "lineage"
    SERVE = "serve"
    COMMUNE = "commune"
    MEMBERS = "members"
    MEMBER = "member"
    LEAVE = "leave"
    GRANT_END = "grant_end"
    GRANT_FOLLOW = "grant_follow"


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One row: what, of which unit (or area, or member), to which other unit or value.

    `subject` is a unit; of SERVE and COMMUNE an area, of MEMBER a member, of
    GRANT_… a grant. `other` is a unit: the parent, the successor,
    the cell that serves or counts. A share is that of a predecessor's members that went to the successor.
    """

    action: int
    change: Change
    subject: int
    other: int | None = None
    dimension: str = ""
    text: str = ""
    share: Fraction | None = None


@dataclass(slots=True)
class Plan:
    """The rows, what could not be planned, each with the action it concerns, and how many members leave."""

    changes: list[PlannedChange] = field(default_factory=list)
    refused: list["Refused"] = field(default_factory=list)
    members_leaving: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """An action that cannot be done, and why: a code, and what its sentence names."""

    action: int
    code: str
    unit: int | str | None = None
    other: int | str | None = None
