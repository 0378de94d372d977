"""The actions of a reorganisation, in the words of the decisions that order them.

A unit is named by its id, or by a label where the reorganisation itself founds it. Words: Hanoi 02-HD/BTCTU 21/11/2025.
"""

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any

type Ref = int | str
"""A unit that exists, by its id; or one founded by an action before, by its label."""


@dataclass(frozen=True, slots=True)
class Found:
    """Thành lập mới: a unit that has no predecessor."""

    label: str
    name: str
    kind: str
    parent: Ref
    code: str | None = None
    level: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    commune_code: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """Đổi tên."""

    unit: Ref
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """Đổi loại hình, đổi cấp: coded attributes by dimension (unit_kind, level, setting, …)."""

    unit: Ref
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recode:
    """Another organisation code."""

    unit: Ref
    code: str


@dataclass(frozen=True, slots=True)
class Move:
    """Chuyển giao, tiếp nhận: the unit with all below it goes under another parent."""

    unit: Ref
    parent: Ref


@dataclass(frozen=True, slots=True)
class Absorb:
    """Sáp nhập: the unit goes on and takes in the others, which end."""

    unit: Ref
    absorbed: tuple[Ref, ...] = ()
    commune_code: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Hợp nhất: the predecessors end, and what they had goes to a new unit."""

    label: str
    name: str
    kind: str
    parent: Ref
    predecessors: tuple[Ref, ...]
    code: str | None = None
    level: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    commune_code: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Chia tách: what the unit has goes to the parts as listed, what is not listed to `rest`.

    A unit below goes where it is listed, else where all the villages it serves are, else to the rest. A member goes
    where they are listed, else where the cell of `places` goes to which they are introduced at their residence, or in
    which they meet or pay (`by`: residence, meeting, fee), else to the rest. The unit ends unless it is itself one of
    the parts.
    """

    unit: Ref
    parts: tuple[Ref, ...]
    rest: Ref
    children: Mapping[int, Ref] = field(default_factory=dict)
    areas: Mapping[int, Ref] = field(default_factory=dict)
    members: Mapping[int, Ref] = field(default_factory=dict)
    places: Mapping[int, Ref] = field(default_factory=dict)
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Dissolve:
    """Giải thể, giải tán: the unit ends; what it still has goes where it is told, and must have gone else."""

    unit: Ref
    children_to: Ref | None = None
    members_to: Ref | None = None
    disband: bool = False


@dataclass(frozen=True, slots=True)
class AbolishLevel:
    """End every unit of a level below another one; what stood under it rises to its parent, or goes where listed.

    Meant are the units of that level before any action, of these kinds where some are named.
    """

    level: str
    under: Ref
    kinds: tuple[str, ...] = ()
    children_to: Mapping[int, Ref] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandOut:
    """Chuyển giao out of this register: the unit and all below it end here, and their members leave."""

    unit: Ref
    to: str


type Action = Found | Rename | Change | Recode | Move | Absorb | Merge | Split | Dissolve | AbolishLevel | HandOut

KINDS: Mapping[str, type[Action]] = {
    "found": Found,
    "rename": Rename,
    "change_type": Change,
    "recode": Recode,
    "move": Move,
    "absorb": Absorb,
    "merge": Merge,
    "split": Split,
    "dissolve": Dissolve,
    "abolish_level": AbolishLevel,
    "hand_out": HandOut,
}
_KIND_OF = {made: kind for kind, made in KINDS.items()}


def kind_of(action: Action) -> str:
    """Give the word by which the kind of action is stored."""
    return _KIND_OF[type(action)]


def as_content(action: Action) -> dict[str, Any]:
    """Give what the action says as plain values, as they are stored; what it need not say is left out when empty."""
    needed = {one.name for one in fields(action) if one.default is MISSING and one.default_factory is MISSING}
    return {name: value for name, value in asdict(action).items() if name in needed or value not in (None, {}, ())}


def action_of(kind: str, content: Mapping[str, Any]) -> Action:
    """Give the action stored as plain values; JSON knows no tuples and no whole numbers as keys."""
    read: dict[str, Any] = {}
    for name, value in content.items():
        if isinstance(value, list):
            read[name] = tuple(value)
        elif name in ("children", "areas", "members", "places", "children_to") and isinstance(value, Mapping):
            read[name] = {int(key): ref for key, ref in value.items()}
        else:
            read[name] = value
    return KINDS[kind](**read)


def refs_of(action: Action) -> tuple[int, ...]:
    """Name the ids of all units that exist and are spoken of."""
    spoken: list[object] = []
    for name, value in asdict(action).items():
        if name in ("unit", "parent", "rest", "children_to", "members_to", "under") and not isinstance(value, Mapping):
            spoken.append(value)
        elif name in ("absorbed", "predecessors", "parts"):
            spoken.extend(value)
        elif isinstance(value, Mapping) and name != "attributes":
            spoken.extend(value.values())
            if name in ("children", "children_to", "places"):
                spoken.extend(value)
    return tuple(ref for ref in spoken if isinstance(ref, int))
