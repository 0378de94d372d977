"""A few dozen deeds of June 2025 in huyện Chợ Đồn, each by its single command, as an office would do them one by one.

They lie after every day the targets speak of, so no target moves. Whom they concern is chosen by number: the same
each time.
"""

from datetime import date, timedelta
from typing import Any

from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.register.decisions.api import Basis, adopt_decision
from chibo.register.members.api import admit_member, exempt_member, move_member, recognise_member
from chibo.register.offices.api import appoint_officer
from chibo.register.people.api import record_attribute, register_person
from chibo.register.units.api import rename_unit

type Row = tuple[Any, ...]

DISTRICT = "06.064.000.000.000"
EFFECTIVE_ON = date(2025, 6, 20)
_NAMES = (("NÔNG THỊ BÍCH HẰNG", "F", "02"), ("TRIỆU VĂN QUYỀN", "M", "09"), ("HOÀNG MINH KHÔI", "M", "02"))
_CELLS = """
WITH below AS MATERIALIZED (
    SELECT cell.unit_id FROM units_ancestry cell
      JOIN units_unitcode top ON top.unit_id = cell.ancestor_id AND top.code = %(district)s
     WHERE cell.valid_during @> %(on)s AND top.valid_during @> %(on)s
), fitting AS MATERIALIZED (
    SELECT cell_id FROM members_place WHERE valid_during @> %(on)s GROUP BY cell_id HAVING count(*) BETWEEN 10 AND 25
), served AS MATERIALIZED (
    SELECT seat.unit_id FROM offices_seat seat JOIN offices_holding holding ON holding.seat_id = seat.id
     WHERE seat.post = 'cell_deputy_secretary' AND seat.unit_id IS NOT NULL AND holding.valid_during @> %(on)s
)
SELECT below.unit_id FROM below
  JOIN fitting ON fitting.cell_id = below.unit_id
  JOIN units_unitcode own ON own.unit_id = below.unit_id AND own.valid_during @> %(on)s
 WHERE below.unit_id NOT IN (SELECT unit_id FROM served)
 ORDER BY own.code LIMIT 12
"""
_MEMBERS = """
SELECT place.member_id, member.person_id, place.cell_id,
       EXISTS (SELECT 1 FROM members_memberevent event
                WHERE event.member_id = member.id AND event.kind = 'recognised') AS is_full,
       EXISTS (SELECT 1 FROM offices_holding post
                WHERE post.person_id = member.person_id AND post.valid_during @> %(on)s) AS holds
  FROM members_place place JOIN members_member member ON member.id = place.member_id
 WHERE place.cell_id = ANY(%(cells)s) AND place.valid_during @> %(on)s AND lower(place.valid_during) < %(on)s
   AND upper(place.valid_during) IS NULL
 ORDER BY place.cell_id, place.member_id
"""


def do_showcase_deeds() -> int:
    """Do the deeds, each as an entry of its own, and return how many there were."""
    cells = [row[0] for row in _ask(_CELLS, {"district": DISTRICT, "on": EFFECTIVE_ON})]
    members = _ask(_MEMBERS, {"cells": cells, "on": EFFECTIVE_ON})
    plain = [row for row in members if row[3] and not row[4]]
    decision = adopt_decision(
        number="412-QĐ/HU", issuer="Huyện ủy Chợ Đồn", signed_on=EFFECTIVE_ON - timedelta(days=4),
        subject="điều động đảng viên và kiện toàn chi ủy các chi bộ trực thuộc", by=OPERATOR,
    )  # fmt: skip
    basis = Basis("decision", str(decision))
    done = 1 + _move(plain[:6], cells, basis) + _appoint(plain[12:60], basis) + _learn(plain[60:68], basis)
    return done + _others(cells, [row for row in members if not row[3]], plain[70:76], basis)


def _move(members: list[Row], cells: list[int], basis: Basis) -> int:
    for member_id, _person, cell_id, *_rest in members:
        target = next(cell for cell in cells if cell != cell_id)
        move_member(member_id=member_id, cell_id=target, effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR)
    return len(members)


def _appoint(members: list[Row], basis: Basis) -> int:
    one_a_cell = {cell_id: person_id for _member, person_id, cell_id, *_rest in members}
    for cell_id, person_id in one_a_cell.items():
        appoint_officer(
            person_id=person_id, post="cell_deputy_secretary", unit_id=cell_id, appointment_form="appointed",
            effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR,
        )  # fmt: skip
    return len(one_a_cell)


def _learn(members: list[Row], basis: Basis) -> int:
    now: dict[int, str] = dict(_ask(
        "SELECT DISTINCT ON (person_id) person_id, code FROM people_personattribute WHERE dimension = 'theory'"
        " AND person_id = ANY(%(people)s) ORDER BY person_id, first_on DESC NULLS LAST",
        {"people": [row[1] for row in members]},
    ))  # fmt: skip
    for _member, person_id, *_rest in members:
        code = "L2" if now.get(person_id) != "L2" else "L3"
        record_attribute(
            person_id=person_id, dimension="theory", code=code, effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR
        )
    return len(members)


def _others(cells: list[int], probationary: list[Row], exempted: list[Row], basis: Basis) -> int:
    for member_id, *_rest in exempted:
        exempt_member(member_id=member_id, effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR)
    due = _ask(
        "SELECT member_id, (\"on\" + interval '1 year')::date FROM members_memberevent WHERE kind = 'admitted'"
        " AND member_id = ANY(%(members)s) AND \"on\" BETWEEN '2024-04-01' AND '2024-06-15' ORDER BY 1",
        {"members": [row[0] for row in probationary]},
    )
    for member_id, official_on in due:
        recognise_member(member_id=member_id, effective_on=official_on, basis=basis, by=OPERATOR)
    for number, (name, sex, ethnicity) in enumerate(_NAMES):
        person = register_person(
            name=name, sex=sex, born=PartialDate(date(1998 + number, 3, 9), Precision.DAY),
            attributes={"ethnicity": ethnicity, "religion": "R00", "education": "E4", "occupation": "O8"},
            basis=basis, by=OPERATOR,
        )  # fmt: skip
        admit_member(
            person_id=person, cell_id=cells[number], decided_on=EFFECTIVE_ON - timedelta(days=20),
            effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR,
        )  # fmt: skip
    rename_unit(unit_id=cells[-1], name="Chi bộ thôn Bản Mới", effective_on=EFFECTIVE_ON, basis=basis, by=OPERATOR)
    return len(exempted) + len(due) + 2 * len(_NAMES) + 1


def _ask(sql: str, parameters: dict[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
