"""The actions of a reorganisation as a table a person could write: a line an action, units by their codes.

`children` lists where the units below go: `code>successor`, with spaces between; `predecessors` are codes as well.
A unit that the reorganisation founds is named by its label. The whole country is one file.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chibo.register.reorganisations.api import Action, Ref, action_of, as_content, kind_of

COLUMNS = (
    "action", "unit", "successor", "name", "kind", "level", "parent", "code", "commune_code", "predecessors",
    "children", "attributes",
)  # fmt: skip
_LISTS = ("absorbed", "predecessors", "parts")
_ONE_UNIT = {
    "unit": "unit",
    "parent": "parent",
    "under": "unit",
    "rest": "successor",
    "children_to": "successor",
    "members_to": "parent",
}
_UNITS_OF = {"split": ("rest",), "dissolve": ("children_to", "members_to"), "move": ("parent",)}


def write_table(actions: Sequence[Action], codes: Mapping[int, str], file: Path) -> None:
    """Write the actions; `codes` gives the code of each unit that is spoken of."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, COLUMNS, restval="")
        table.writeheader()
        for action in actions:
            table.writerow(_row(action, codes))


def read_table(file: Path, ids: Mapping[str, int]) -> tuple[Action, ...]:
    """Read the actions; `ids` gives the unit of each code, what is none of them is a label."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(action_of(row["action"], dict(_content(row, ids))) for row in csv.DictReader(lines))


def _row(action: Action, codes: Mapping[int, str]) -> dict[str, str]:
    kind, content = kind_of(action), as_content(action)
    row = {"action": kind}
    for name, value in content.items():
        if name in _LISTS:
            row["predecessors"] = " ".join(_spoken(ref, codes) for ref in value)
        elif name == "children" or (name == "children_to" and isinstance(value, Mapping)):
            row["children"] = " ".join(f"{codes[child]}>{_spoken(ref, codes)}" for child, ref in value.items())
        elif name == "kinds":
            row["kind"] = " ".join(value)
        elif name == "attributes":
            row["attributes"] = " ".join(f"{dimension}={code}" for dimension, code in value.items())
        elif name in _ONE_UNIT:
            row[_ONE_UNIT[name]] = _spoken(value, codes)
        else:
            row["successor" if name == "label" else name] = str(value)
    return {name: value for name, value in row.items() if name in COLUMNS}


def _spoken(ref: Ref, codes: Mapping[int, str]) -> str:
    return codes[ref] if isinstance(ref, int) else ref.replace(" ", "_")


def _content(row: Mapping[str, str], ids: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
    def ref(written: str) -> Ref:
        return ids.get(written) or written.replace("_", " ")

    kind = row["action"]
    lists = {"absorb": "absorbed", "split": "parts"}
    if row["predecessors"]:
        yield lists.get(kind, "predecessors"), [ref(word) for word in row["predecessors"].split()]
    if row["children"]:
        pairs = (word.split(">") for word in row["children"].split())
        yield ("children_to" if kind == "abolish_level" else "children"), {ids[child]: ref(to) for child, to in pairs}
    if row["attributes"]:
        yield "attributes", dict(word.split("=") for word in row["attributes"].split())
    yield from _words(kind, row)
    if kind in ("found", "merge"):
        yield "label", row["successor"].replace("_", " ")
        yield "parent", ref(row["parent"])
        return
    yield ("under" if kind == "abolish_level" else "unit"), ref(row["unit"])
    for name in _UNITS_OF.get(kind, ()):
        column = _ONE_UNIT[name]
        if row[column]:
            yield name, ref(row[column])


def _words(kind: str, row: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name in ("name", "kind", "level", "code", "commune_code"):
        if row[name] and (kind, name) != ("abolish_level", "kind"):
            yield name, row[name]
    if kind == "abolish_level" and row["kind"]:
        yield "kinds", row["kind"].split()
