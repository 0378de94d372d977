"""Give any page of a long list in any order: the order of all members, less who is not counted or does not fit."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.db import connection

from chibo.kernel.statements import kept_cursor, statement
from chibo.register.members.queries import counts
from chibo.register.members.queries.kept import KEPT, Ids, Stamp, ids_in

# Beyond so many members the order of all is not held in memory; their lists are walked and sorted by the database.
MOST = 500_000
_NAMES = ("people_personname", "members_member")
_COUNTED = ("members_place", "units_unit", "units_placement")
# What an order goes by before the names, and of whom it is told: the statement, the tables it rests on.
_DAYS = {
    "born": ("people_by_birth", ("people_person",)),
    "admitted": ("members_by_first_admission", ("members_memberevent",)),
}
_NO_DAY = np.iinfo(np.int64).max
# What a list is narrowed by: which statement names those that fit, by what it asks besides the day, what it rests on.
_BY_PERSON = {
    "words": ("people_named", ("words", "longest"), ("people_personname",)),
    "sex": ("people_of_sex", ("sex",), ("people_person",)),
    "born_until": ("people_born", ("born_until", "born_after"), ("people_person",)),
    **{
        dimension: ("people_with_attribute", (dimension,), ("people_personattribute",))
        for dimension in ("ethnicity", "occupation", "education", "theory")
    },
}
_BY_MEMBER = {"stage": "members_recognised", "exempt": "members_exempted"}
_AFFIRMED = {"stage": "full", "exempt": "yes"}


def page_ordered(
    sorting: str, asked: Mapping[str, Any], *, stamp: Stamp, offset: int, rows: int | None
) -> tuple[int, list[int]] | None:
    """Give the number of all and the ids of one page; None where the subtree is small or the register too large."""
    with kept_cursor() as cursor:
        about = {name: asked[name] for name in ("unit", "on", "roots", "asked_on")}
        cursor.execute(statement(__package__, "list_asked_for"), {**about, "large": counts.LARGE})
        is_reached, units, members, era = cursor.fetchone()
    if units <= counts.LARGE or members > MOST:
        return None
    if not is_reached:
        return 0, []
    members_in_order, people_in_order = _in_order(sorting, era, stamp)
    chosen = np.isin(members_in_order, _counted(asked, stamp))
    for name, (file, given, rests_on) in _BY_PERSON.items():
        if asked[name] is not None:
            chosen &= np.isin(people_in_order, _fitting(file, name, given, asked, rests_on, stamp))
    for name, file in _BY_MEMBER.items():
        if asked[name] is not None:
            fit = np.isin(members_in_order, _fitting(file, "", (), asked, ("members_memberevent",), stamp))
            chosen &= fit if asked[name] == _AFFIRMED[name] else ~fit
    found = members_in_order[chosen]
    return len(found), found[offset : None if rows is None else offset + rows].tolist()


def _in_order(sorting: str, era: object, stamp: Stamp) -> tuple[Ids, Ids]:
    """Give the ids of all members and of the people they are, in the order asked for."""
    key = sorting.removeprefix("-")
    rests_on = (*_NAMES, *(_DAYS[key][1] if key in _DAYS else ()))
    members, people = KEPT.answer(("order", sorting, era), stamp, rests_on, lambda: _sorted(sorting, era, stamp))
    return members, people


def _sorted(sorting: str, era: object, stamp: Stamp) -> tuple[Ids, Ids]:
    """Sort by days, those without one last, and of one day by names; or by names alone."""
    key, sign = sorting.removeprefix("-"), -1 if sorting.startswith("-") else 1
    question = statement(__package__, "members_in_order_of_name")
    members, people, places = KEPT.answer(("names", era), stamp, _NAMES, lambda: _read(question, {"on": era}))
    if key in _DAYS:
        name, rests_on = _DAYS[key]
        known, days = KEPT.answer(name, stamp, rests_on, lambda: _read(statement(__package__, name), {}))
        places = _days_of(people if key == "born" else members, known, days * sign)
    else:
        places = places * sign
    # A stable sort leaves those of one day, or of one name, in the order of names and ids they come in.
    turned = np.argsort(places, kind="stable")
    return members[turned], people[turned]


def _days_of(ids: Ids, known: Ids, days: Ids) -> Ids:
    """Give the day of each id; `known` are the ids that have one, ascending."""
    if not len(known):
        return np.full(len(ids), _NO_DAY)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    return np.where(known[at] == ids, days[at], _NO_DAY)


def _counted(asked: Mapping[str, Any], stamp: Stamp) -> Ids:
    given = {name: asked[name] for name in ("unit", "on")}
    question = statement(__package__, "members_counted")
    (counted,) = KEPT.answer(("counted", *given.values()), stamp, _COUNTED, lambda: _read(question, given))
    return counted


def _fitting(
    file: str, name: str, given: Sequence[str], asked: Mapping[str, Any], rests_on: Sequence[str], stamp: Stamp
) -> Ids:
    """Give the ids of those that fit one thing asked for, on the day."""
    parameters = {one: asked[one] for one in (*given, "on")}
    if file == "people_with_attribute":
        parameters = {"dimension": name, "code": asked[name], "on": asked["on"]}
    key = (file, *(tuple(value) if isinstance(value, list) else value for value in parameters.values()))
    question = statement(__package__, file)
    (fitting,) = KEPT.answer(key, stamp, rests_on, lambda: _read(question, parameters))
    return fitting


def _read(question: str, parameters: Mapping[str, Any]) -> tuple[Ids, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return tuple(ids_in(packed) for packed in cursor.fetchone())
