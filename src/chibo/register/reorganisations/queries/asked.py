"""What a rehearsal asks of the register besides the tree."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.dated_rules.incompatible_posts import posts_not_together
from chibo.kernel.statements import statement
from chibo.register.reorganisations.rules.committees import Committee
from chibo.register.reorganisations.rules.findings import Found
from chibo.register.reorganisations.rules.grants import GrantThen


def counted_on(on: date) -> dict[tuple[str, str], int]:
    """What does the register hold on that day, by what and kind?"""
    return {(what, kind): number for what, kind, number in _rows("counted", on)}


def posts_ending(ended: Sequence[int], on: date) -> int:
    """How many posts held end with these units?"""
    ((number,),) = _rows("posts_ending", on, ended=list(ended))
    return int(number)


def full_members_of(cells: Sequence[int], on: date) -> dict[int, int]:
    """How many full members has each of the cells?"""
    return dict(_rows("full_members", on, cells=list(cells)))


def listed_members(members: Sequence[int], on: date) -> dict[int, tuple[int, bool]]:
    """Which cell counts each of these members, and are they full?"""
    return {member: (cell, is_full) for member, cell, is_full in _rows("listed_members", on, members=list(members))}


def committees_of(
    units: Sequence[int], on: date, *, posts: Sequence[str], leading: Sequence[str] = ()
) -> dict[int, Committee]:
    """How many people sit on the committee of each of these units, and how many beside those who lead it?"""
    found = _rows("committees", on, units=list(units), posts=list(posts), leading=list(leading))
    return {unit: Committee(people, plain) for unit, people, plain in found}


def later_facts(ended: Sequence[int], leaving: Sequence[int], on: date) -> tuple[Found, ...]:
    """Which facts of that day or later rest on units that would be no more, or on members who leave with cells?"""
    return tuple(
        Found(
            "later_fact_contradicts",
            refuses=True,
            unit_ids=(unit,),
            told={"what": what, "on": f"{day:%d/%m/%Y}" if day else "", "count": count},
        )
        for what, unit, day, count in _rows("later_facts", on, ended=list(ended), leaving=list(leaving))
    )


def incompatible_posts(units: Sequence[int], ended: Sequence[int], on: date) -> tuple[Found, ...]:
    """Who holds posts of two units that go on, one of them concerned, which the rule of the day keeps apart?"""
    pairs = posts_not_together(on)
    if not pairs:
        return ()
    posts, others = map(list, zip(*pairs, strict=True))
    found = _rows("incompatible_posts", on, units=list(units), ended=list(ended), posts=posts, others=others)
    return tuple(
        Found("holder_of_two_posts", refuses=False, unit_ids=tuple(of), told={"person": person}) for person, of in found
    )


def grants_over(units: Sequence[int], on: date) -> tuple[GrantThen, ...]:
    """Which grants are given over these units from that day on?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, user_id, role, unit_id FROM access_grant"
            " WHERE unit_id = ANY (%s) AND valid_during && daterange(%s, NULL) ORDER BY id",
            [list(units), on],
        )
        return tuple(GrantThen(*row) for row in cursor.fetchall())


def _rows(name: str, on: date, **asked: list[int] | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, name), {"on": on, **asked})
        return list(cursor.fetchall())
