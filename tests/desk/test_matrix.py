"""Nobody reaches outside their subtree: every route against every role and place in the tree.

    Đảng bộ tỉnh Lam Sơn          parent
    ├─ Đảng bộ huyện Thạch Bình   own: what each role here is granted over
    │  └─ Đảng bộ xã Đồng Mây     child
    └─ Đảng bộ huyện Mường Chanh  sibling

A route without an entry here fails `test_every_route_stands_in_the_matrix`.
"""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from chibo.figures.api import questions_of
from chibo.kernel.actors import OPERATOR
from chibo.register.reorganisations.api import Rename, begin_run, carry_out_run
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.models import User
from tests.desk.conftest import SignIn
from tests.register.reorganisations.acting import rehearsed
from tests.worlds.lam_son import LUONG_MOVED, PRESENT, SCHOOL_CLOSED, World

READS_UNITS = {"registrar", "secretary", "inspector", "editor"}
READS_MEMBERS = {"registrar", "secretary", "inspector"}
EXPORTS = {"registrar", "secretary"}
OPENS_NUMBERS = {"registrar", "secretary"}

# Open to everyone with an account, whatever they are granted; what they show is narrowed inside.
PLAIN = {
    "desk:home": "/",
    "desk:tree": "/units/",
    "desk:search": "/search/?q=chi",
    "desk:questions": "/figures/questions/",
}
# The list of one's own unit: there for whoever reads members somewhere.
OWN_LIST = {"desk:members": "/members/"}
OF_UNIT = {
    "desk:unit": ("/units/{}/", READS_UNITS),
    "desk:branch": ("/units/{}/branch/", READS_UNITS),
    "desk:units_below": ("/units/{}/units/", READS_UNITS),
    "desk:unit_history": ("/units/{}/history/", READS_UNITS),
    "desk:unit_planned": ("/units/{}/planned/", READS_UNITS),
    "desk:compare": ("/compare/?unit={}", READS_UNITS),
    "desk:figures": ("/figures/?code=mem.total&unit={}", READS_UNITS),
    "desk:figures_csv": ("/figures/figures.csv?code=mem.total&unit={}", READS_UNITS),
    "desk:figures_workbook": ("/figures/figures.xlsx?code=mem.total&unit={}&by=child", READS_UNITS),
    "desk:figure": ("/figures/mem.total/explain/?unit={}", READS_UNITS),
    "desk:tables": ("/tables/?period=2024&unit={}", READS_UNITS),
    "desk:table": ("/tables/1/?period=2024&unit={}", READS_UNITS),
    "desk:table_file": ("/tables/1/table.xlsx?period=2024&unit={}", READS_UNITS),
    "desk:table_editions": ("/tables/1/editions/?period=2024&unit={}", READS_UNITS),
    "desk:tables_file": ("/tables/all.xlsx?period=2024&unit={}", READS_UNITS),
    "desk:tables_package": ("/tables/package.zip?period=2024&unit={}", READS_UNITS),
    "desk:table_cell": ("/tables/1/cells/D/now/?period=2024&unit={}", READS_UNITS),
    "desk:unit_members": ("/units/{}/members/", READS_MEMBERS),
    "desk:unit_members_export": ("/units/{}/members.xlsx", EXPORTS),
}
# Read and sent by those who may sign for the unit.
OF_SIGNING = {
    "desk:table_signing": ("/tables/1/signing/?period=2024&unit={}", {"registrar", "secretary"}),
    "desk:tables_signing": ("/tables/signing/?period=2024&unit={}", {"registrar", "secretary"}),
}
# There for whoever reads figures anywhere; what is sent to it is answered within their units.
OF_FIGURES = {"desk:figures_check": ("/figures/check/", READS_UNITS)}
OF_MEMBER = {"desk:member": ("/members/{}/", READS_MEMBERS)}
OF_MEMBER_BY_POST = {"desk:identifiers": ("/members/{}/identifiers/", OPENS_NUMBERS)}
READS_REORGANISATIONS = {"registrar", "inspector"}
ORDERS = {"registrar"}
# Of reorganisations in general: there for whoever reads or orders them anywhere.
OF_REORGANISING = {
    "desk:reorganisations": ("/reorganisations/", READS_REORGANISATIONS),
    "desk:reorganisation_new": ("/reorganisations/new/", ORDERS),
    "desk:reorganisation_template": ("/reorganisations/table.xlsx", ORDERS),
}
OF_REORGANISATION = {
    "desk:reorganisation": ("/reorganisations/{}/", READS_REORGANISATIONS),
    "desk:reorganisation_draft": ("/reorganisations/{}/draft/", ORDERS),
    "desk:unit_suggestions": ("/reorganisations/{}/suggestions/?field=unit&unit=dong", ORDERS),
    "desk:run": ("/reorganisations/{}/run/", READS_REORGANISATIONS),
    "desk:reorganisation_plan": ("/reorganisations/{}/plan/", READS_REORGANISATIONS),
    "desk:reorganisation_annex": ("/reorganisations/{}/annex.xlsx", READS_REORGANISATIONS),
    "desk:reorganisation_handover": ("/reorganisations/{}/handover.xlsx", ORDERS),
    "desk:reorganisation_table": ("/reorganisations/{}/table/", ORDERS),
    "desk:action_new": ("/reorganisations/{}/actions/", ORDERS),
    "desk:action": ("/reorganisations/{}/actions/1/", ORDERS),
    "desk:reversals": ("/reorganisations/{}/reversals/", ORDERS),
}
# Each leads back to the page of the reorganisation, which says what came of it.
OF_REORGANISATION_BY_POST = {
    "desk:action_places": "/reorganisations/{}/actions/1/places/",
    "desk:action_removals": "/reorganisations/{}/actions/1/removals/",
    "desk:rehearsals": "/reorganisations/{}/rehearsals/",
    "desk:approvals": "/reorganisations/{}/approvals/",
    "desk:approval_withdrawals": "/reorganisations/{}/approvals/withdrawals/",
    "desk:applications": "/reorganisations/{}/applications/",
}
# Of a question that a person keeps: there for that person alone.
OF_QUESTION_BY_POST = {
    "desk:question_pin": "/figures/questions/{}/pin/",
    "desk:question_removal": "/figures/questions/{}/removal/",
}
# Open to all the world.
OPEN = {"account_login", "set_language"}
BY_POST_FOR_ALL = {"account_logout", "desk:question_keeping"}

PLACES = {"own": True, "child": True, "sibling": False, "parent": False}
UNITS = {"own": "thach_binh", "child": "dong_may", "sibling": "muong_chanh", "parent": "province"}
AT_PRESENT = f"?on={PRESENT}"


@pytest.fixture
def readers(world: World, as_reader: SignIn) -> dict[str, Client]:
    """Give one reader of each role over Thạch Bình, and one with no role."""
    for role in Role:
        user = User(username=f"{role}_here", display_name=f"{role} here")
        user.set_unusable_password()
        user.save()
        grant_role(
            user_id=user.pk, role=role, unit_id=world.units["thach_binh"], effective_on=date(2025, 1, 3),
            reason="matrix", by=OPERATOR,
        )  # fmt: skip
    return {role.value: as_reader(f"{role}_here") for role in Role} | {"nobody": as_reader("nobody")}


def public_id(table: str, row: int) -> UUID:
    """Give the id by which the outside knows a unit or a member."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT public_id FROM {table} WHERE id = %s", [row])
        return UUID(str(cursor.fetchone()[0]))


def status_of(answer: HttpResponseBase) -> int:
    """Give the status of an answer, once the file it may carry has been read."""
    if isinstance(answer, StreamingHttpResponse):
        assert b"".join(answer).startswith(b"PK")
    return answer.status_code


def routes(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """Name every route there is."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, space + inner)
        else:
            yield f"{space}{pattern.name}"


def test_every_route_stands_in_the_matrix() -> None:
    entered = {*PLAIN, *OWN_LIST, *OF_UNIT, *OF_MEMBER, *OF_MEMBER_BY_POST, *OPEN, *BY_POST_FOR_ALL}
    entered |= {
        *OF_FIGURES,
        *OF_SIGNING,
        *OF_QUESTION_BY_POST,
        *OF_REORGANISING,
        *OF_REORGANISATION,
        *OF_REORGANISATION_BY_POST,
    }

    assert set(routes(get_resolver().url_patterns)) == entered


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("route", OF_UNIT)
def test_a_page_of_a_unit_is_found_by_those_who_may_and_by_nobody_else(
    world: World, readers: dict[str, Client], route: str, place: str
) -> None:
    pattern, allowed = OF_UNIT[route]
    address = pattern.format(public_id("units_unit", world.units[UNITS[place]]))
    address += AT_PRESENT.replace("?", "&") if "?" in address else AT_PRESENT

    found = {role: status_of(client.get(address)) for role, client in readers.items()}

    assert found == {role: 200 if PLACES[place] and role in allowed else 404 for role in readers}


@pytest.fixture
def reorganisations(world: World) -> dict[str, UUID]:
    """Give a rehearsed reorganisation of a unit inside, and one that speaks of a unit outside too."""
    registrar, unit = world.actors["registrar_of_province"], world.units
    inside, _ = rehearsed([Rename(unit["dong_may"], "Đảng bộ xã Mới")], by=registrar)
    outside, _ = rehearsed([Rename(unit["dong_may"], "Một"), Rename(unit["suoi_trong"], "Hai")], by=registrar)
    for reorganisation in (inside, outside):
        carry_out_run(begin_run(reorganisation_id=reorganisation, what="rehearse", by=registrar))
    table = "reorganisations_reorganisation"
    return {"inside": public_id(table, inside), "outside": public_id(table, outside)}


@pytest.mark.parametrize("route", OF_QUESTION_BY_POST)
def test_a_question_is_there_for_whoever_keeps_it_and_for_nobody_else(
    readers: dict[str, Client], world: World, route: str
) -> None:
    unit = public_id("units_unit", world.units["thach_binh"])
    asked = {"name": "Đảng viên", "asked": f"code=mem.total&unit={unit}"}
    assert readers["secretary"].post("/figures/questions/keeping/", asked).status_code == 302
    user = User.objects.get(username="secretary_here")
    (kept,) = questions_of(user.pk)
    address = OF_QUESTION_BY_POST[route].format(kept.public_id)

    others = {role: one.post(address).status_code for role, one in readers.items() if role != "secretary"}

    assert set(others.values()) == {404}
    assert "Đảng viên</a>" not in readers["registrar"].get("/figures/questions/").content.decode()
    assert readers["secretary"].post(address).status_code == 302


@pytest.mark.parametrize("place", ["inside", "outside"])
@pytest.mark.parametrize("route", OF_REORGANISATION)
def test_a_page_of_a_reorganisation_is_found_where_all_it_speaks_of_lies_within_the_grant(
    readers: dict[str, Client], reorganisations: dict[str, UUID], route: str, place: str
) -> None:
    pattern, allowed = OF_REORGANISATION[route]

    found = {role: status_of(one.get(pattern.format(reorganisations[place]))) for role, one in readers.items()}

    assert found == {role: 200 if place == "inside" and role in allowed else 404 for role in readers}


@pytest.mark.parametrize("place", ["inside", "outside"])
@pytest.mark.parametrize("route", OF_REORGANISATION_BY_POST)
def test_a_deed_of_a_reorganisation_is_open_to_those_who_order_it_alone(
    readers: dict[str, Client], reorganisations: dict[str, UUID], route: str, place: str
) -> None:
    address = OF_REORGANISATION_BY_POST[route].format(reorganisations[place])

    found = {role: one.post(address).status_code for role, one in readers.items()}

    assert found == {role: 302 if place == "inside" and role in ORDERS else 404 for role in readers}


@pytest.mark.parametrize("route", OF_REORGANISING)
def test_reorganisations_in_general_are_there_for_those_who_read_or_order_them(
    readers: dict[str, Client], reorganisations: dict[str, UUID], route: str
) -> None:
    address, allowed = OF_REORGANISING[route]

    answers = {role: one.get(address) for role, one in readers.items()}

    assert {role: status_of(answer) for role, answer in answers.items()} == {
        role: 200 if role in allowed else 404 for role in readers
    }
    shown = "".join(one.content.decode() for one in answers.values() if isinstance(one, HttpResponse))
    assert str(reorganisations["outside"]) not in shown


@pytest.mark.parametrize("route", [*PLAIN, *OF_UNIT, *OF_FIGURES])
def test_what_was_known_then_is_found_by_those_who_may_read_history(
    world: World, readers: dict[str, Client], route: str
) -> None:
    of_rights = OF_UNIT | OF_FIGURES
    address = (PLAIN.get(route) or of_rights[route][0]).format(public_id("units_unit", world.units["thach_binh"]))
    allowed = {"registrar", "inspector"} & (of_rights[route][1] if route in of_rights else READS_UNITS)
    address += f"{'&' if '?' in address else '?'}on={PRESENT}&known_at=2100-01-01"

    found = {role: status_of(client.get(address)) for role, client in readers.items()}

    assert found == {role: 200 if role in allowed else 404 for role in readers}


@pytest.mark.parametrize(("member", "is_inside"), [("secretary_of_na_lau", True), ("secretary_of_ban_luong", False)])
def test_a_page_of_a_member_is_found_by_those_who_may_and_by_nobody_else(
    world: World, readers: dict[str, Client], member: str, is_inside: bool
) -> None:
    someone = public_id("members_member", world.members[member])
    page, allowed = OF_MEMBER["desk:member"]
    numbers, opening = OF_MEMBER_BY_POST["desk:identifiers"]

    read = {role: client.get(page.format(someone) + AT_PRESENT).status_code for role, client in readers.items()}
    opened = {role: client.post(numbers.format(someone) + AT_PRESENT).status_code for role, client in readers.items()}

    assert read == {role: 200 if is_inside and role in allowed else 404 for role in readers}
    assert opened == {role: 200 if is_inside and role in opening else 404 for role in readers}


@pytest.mark.parametrize("route", [*PLAIN, *OWN_LIST])
def test_a_page_for_all_shows_nothing_from_outside(world: World, readers: dict[str, Client], route: str) -> None:
    address = {**PLAIN, **OWN_LIST}[route]

    for role, client in readers.items():
        answer = client.get(address, {"on": str(PRESENT), **({"q": "chi"} if "search" in address else {})})
        is_refused = route in OWN_LIST and role not in READS_MEMBERS
        assert answer.status_code == (404 if is_refused else 200), role
        for outside in ("Mường Chanh", "Suối Trong", "Bản Luông", "Giàng A Luông", "Đảng bộ tỉnh Lam Sơn"):
            assert outside not in answer.content.decode(), role


@pytest.mark.parametrize("word", ["luong", "giang", "muong chanh", "suoi", "LS.02", "dang bo tinh"])
def test_a_search_finds_nothing_outside(world: World, readers: dict[str, Client], word: str) -> None:
    for role, client in readers.items():
        body = client.get("/search/", {"q": word, "on": str(PRESENT)}).content.decode()
        assert "Không tìm thấy gì" in body, role


def test_whoever_may_not_read_members_sees_no_name_anywhere(world: World, readers: dict[str, Client]) -> None:
    cell = public_id("units_unit", world.units["na_lau"])
    opened = [f"/figures/{code}/explain/?unit={cell}" for code in ("mem.total", "sec.count", "adm.count")]
    opened.append(f"/tables/3/cells/I/now/?period=2024&unit={cell}")

    for address in (f"/units/{cell}/", f"/units/{cell}/history/", "/search/?q=nong", "/", "/units/", *opened):
        body = readers["editor"].get(f"{address}{'&' if '?' in address else '?'}on={PRESENT}").content.decode()
        assert "Nông Văn Bền" not in body
    assert "Nông Văn Bền" in readers["secretary"].get(f"/units/{cell}/{AT_PRESENT}").content.decode()


def test_the_path_of_a_unit_begins_where_ones_grant_does(world: World, readers: dict[str, Client]) -> None:
    commune = public_id("units_unit", world.units["dong_may"])

    body = readers["registrar"].get(f"/units/{commune}/{AT_PRESENT}").content.decode()

    assert "Đảng bộ huyện Thạch Bình" in body
    assert "Đảng bộ tỉnh Lam Sơn" not in body


def test_what_may_not_be_seen_looks_to_the_letter_like_what_is_not_there(
    world: World, readers: dict[str, Client]
) -> None:
    client = readers["registrar"]
    foreign = {
        "units": public_id("units_unit", world.units["muong_chanh"]),
        "members": public_id("members_member", world.members["secretary_of_ban_luong"]),
    }

    for kind, exists in foreign.items():
        missing = uuid4()
        hidden = client.get(f"/{kind}/{exists}/{AT_PRESENT}")
        absent = client.get(f"/{kind}/{missing}/{AT_PRESENT}")
        assert hidden.status_code == absent.status_code == 404
        assert told(hidden, exists) == told(absent, missing)


def told(answer: HttpResponseBase, asked: UUID) -> str:
    """Give the text of a page without the id asked for and without the token that each form has."""
    assert isinstance(answer, HttpResponse)
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode().replace(str(asked), "ID"))


def test_a_unit_that_moved_away_is_seen_on_the_days_it_was_here(world: World, readers: dict[str, Client]) -> None:
    moved = public_id("units_unit", world.units["ban_luong"])
    before, since = LUONG_MOVED.replace(year=LUONG_MOVED.year - 1), LUONG_MOVED

    assert readers["registrar"].get(f"/units/{moved}/?on={before}").status_code == 200
    assert readers["registrar"].get(f"/units/{moved}/?on={since}").status_code == 404


def test_a_unit_that_was_dissolved_is_seen_on_the_days_it_lived(world: World, readers: dict[str, Client]) -> None:
    closed = public_id("units_unit", world.units["school"])

    assert readers["registrar"].get(f"/units/{closed}/?on=2018-06-01").status_code == 200
    assert readers["registrar"].get(f"/units/{closed}/?on={SCHOOL_CLOSED}").status_code == 404


def test_a_grant_that_has_ended_opens_nothing_whatever_day_is_viewed(world: World, as_reader: SignIn) -> None:
    user = User(username="former", display_name="former")
    user.set_unusable_password()
    user.save()
    grant_role(
        user_id=user.pk, role=Role.REGISTRAR, unit_id=world.units["thach_binh"], effective_on=date(2025, 1, 3),
        until=date(2025, 1, 4), reason="matrix", by=OPERATOR,
    )  # fmt: skip
    unit = public_id("units_unit", world.units["thach_binh"])

    assert as_reader("former").get(f"/units/{unit}/?on=2025-01-03").status_code == 404


@pytest.mark.parametrize(
    "route", [*PLAIN, *OWN_LIST, *OF_UNIT, *OF_FIGURES, *OF_SIGNING, *OF_MEMBER, *OF_REORGANISING, *OF_REORGANISATION]
)
def test_a_stranger_is_led_to_the_door(db: None, route: str) -> None:
    address = (
        {**PLAIN, **OWN_LIST}.get(route)
        or {**OF_UNIT, **OF_FIGURES, **OF_SIGNING, **OF_MEMBER, **OF_REORGANISING, **OF_REORGANISATION}[route][0]
    ).format(uuid4())

    answer = Client().get(address)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("route", OF_MEMBER_BY_POST)
def test_what_is_recorded_is_not_done_by_following_a_link(world: World, readers: dict[str, Client], route: str) -> None:
    someone = public_id("members_member", world.members["secretary_of_na_lau"])

    assert readers["registrar"].get(OF_MEMBER_BY_POST[route][0].format(someone)).status_code == 405
