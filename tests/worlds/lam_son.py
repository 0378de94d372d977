"""The invented province of Lam Sơn, 2010 to 2025.

    Đảng bộ tỉnh Lam Sơn                        province       2010 –              LS
    ├─ Đảng bộ huyện Thạch Bình                 district       2010 –              LS.01
    │  ├─ Đảng bộ xã Đồng Mây                   commune        2010 –              LS.01.1
    │  │  ├─ Chi bộ thôn Nà Lau                 village cell   2010 –              LS.01.1.1   serves Nà Lau
    │  │  ├─ Chi bộ ghép Khe Vài                village cell   2010 –              LS.01.1.2   serves Khe Vài, Khe Nóng
    │  │  └─ Chi bộ Trường THCS Đồng Mây        school cell    2012-09-01 – 2019-07-01 (dissolved into Nà Lau)
    │  └─ Chi bộ cơ sở Hạt Kiểm lâm             base cell      2010 –              LS.01.2
    ├─ Đảng bộ huyện Mường Chanh                district       2010 –              LS.02
    │  └─ Đảng bộ xã Suối Trong                 commune        2010 –              LS.02.1
    │     └─ Chi bộ thôn Bản Luông              village cell   2010 –, until 2017-01-01 under Đồng Mây; serves Bản Luông
    └─ Đảng đoàn HĐND tỉnh Lam Sơn              delegation     2010 – (beside the tree: no members)

Nà Lau is renamed Chi bộ thôn Nà Lau Thượng on 2020-06-01. Members are called after what happens to them; those of
a cell who serve as numbers only are `<cell>_1`, `<cell>_2`, … All came in 2010, full members already, unless said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.partial_dates import PartialDate
from chibo.register.acts.api import close_unit, part_with_member
from chibo.register.areas.api import found_area
from chibo.register.decisions.api import Basis, adopt_decision, basis_of
from chibo.register.members.api import admit_member, exempt_member, move_member, receive_member, recognise_member
from chibo.register.offices.api import appoint_officer, end_holding
from chibo.register.people.api import register_person
from chibo.register.units.api import found_unit, move_unit, open_term, rename_unit
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.models import User
from tests.worlds.recording import Recorder

FIRST_DAY = date(2010, 1, 1)
SCHOOL_FOUNDED = date(2012, 9, 1)
LUONG_MOVED = date(2017, 1, 1)
SCHOOL_CLOSED = date(2019, 7, 1)
LAU_RENAMED = date(2020, 6, 1)
PRESENT = date(2025, 6, 1)
ON_PAPER = Basis("note", "world")


@dataclass
class World:
    """The ids of what the world holds, by name; `recorder` goes on recording after the last day of the past."""

    units: dict[str, int] = field(default_factory=dict)
    areas: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    holdings: dict[str, int] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    recorder: Recorder = field(default_factory=Recorder)
    known_on: dict[str, datetime] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """Give the account of an actor, to sign in with."""
        return User.objects.get(username=name)


def build() -> World:
    """Build the province, in order of dates."""
    world = World()
    _found_2010(world)
    _people_of_2010(world)
    _posts_of_2010(world)
    _past(world)
    _accounts(world)
    return world


def _found(
    world: World, key: str, name: str, kind: str, parent: str | None, on: date, code: str, **attributes: str
) -> None:
    world.units[key] = found_unit(
        name=name,
        kind=kind,
        parent_id=world.units[parent] if parent else None,
        code=code,
        attributes=attributes,
        full_members=3,
        effective_on=on,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _found_2010(world: World) -> None:
    village = {"setting": "residential.village", "meeting_form": "own"}
    with world.recorder.on(FIRST_DAY, "the organisation of 2010"):
        for key, name, kind, parent, code, attributes in (
            ("province", "Đảng bộ tỉnh Lam Sơn", "province", None, "LS", {}),
            ("thach_binh", "Đảng bộ huyện Thạch Bình", "rural_district", "province", "LS.01", {}),
            ("muong_chanh", "Đảng bộ huyện Mường Chanh", "rural_district", "province", "LS.02", {}),
            ("dong_may", "Đảng bộ xã Đồng Mây", "commune", "thach_binh", "LS.01.1", {"base_unit_kind": "T01"}),
            ("suoi_trong", "Đảng bộ xã Suối Trong", "commune", "muong_chanh", "LS.02.1", {"base_unit_kind": "T01"}),
            ("na_lau", "Chi bộ thôn Nà Lau", "sub_cell", "dong_may", "LS.01.1.1", village),
            (
                "khe_vai",
                "Chi bộ ghép Khe Vài",
                "sub_cell",
                "dong_may",
                "LS.01.1.2",
                village | {"meeting_form": "joint"},
            ),
            ("ban_luong", "Chi bộ thôn Bản Luông", "sub_cell", "dong_may", "LS.01.1.3", village),
            (
                "kiem_lam",
                "Chi bộ cơ sở Hạt Kiểm lâm",
                "base_cell",
                "thach_binh",
                "LS.01.2",
                {"setting": "agency.state"},
            ),
            ("dang_doan", "Đảng đoàn HĐND tỉnh Lam Sơn", "party_delegation", "province", "LS.90", {}),
        ):
            _found(world, key, name, kind, parent, FIRST_DAY, code, **attributes)
        for key, name, cell in (
            ("na_lau", "Thôn Nà Lau", "na_lau"),
            ("khe_vai", "Thôn Khe Vài", "khe_vai"),
            ("khe_nong", "Thôn Khe Nóng", "khe_vai"),
            ("ban_luong", "Thôn Bản Luông", "ban_luong"),
        ):
            world.areas[key] = found_area(
                name=name, kind="village", commune_code="00001", code=key, cell_id=world.units[cell],
                effective_on=FIRST_DAY, basis=ON_PAPER, by=OPERATOR,
            )  # fmt: skip


def _person(world: World, key: str, name: str, sex: str, born: int | date, **attributes: str) -> None:
    number = f"{900100000 + len(world.people):012d}"
    world.people[key] = register_person(
        name=name,
        sex=sex,
        born=PartialDate.of_year(born) if isinstance(born, int) else PartialDate.of_day(born),
        identifiers={"personal_id": number},
        attributes={"ethnicity": "01", "education": "E4", **attributes},
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _member(world: World, key: str, name: str, sex: str, cell: str, born: int = 1970, **attributes: str) -> None:
    _person(world, key, name, sex, born, **attributes)
    world.members[key] = receive_member(
        person_id=world.people[key],
        cell_id=world.units[cell],
        came_from="hồ sơ trước năm 2010",
        admitted=PartialDate.of_year(2000),
        recognised=PartialDate.of_year(2001),
        effective_on=FIRST_DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _people_of_2010(world: World) -> None:
    with world.recorder.on(FIRST_DAY, "the members of 2010"):
        _member(world, "secretary_of_na_lau", "Nông Văn Bền", "M", "na_lau", 1965, ethnicity="02")
        _member(world, "moves_in_2018", "Hoàng Thị Chuyển", "F", "na_lau", 1975, ethnicity="02")
        _member(world, "dies_in_2020", "Lý Văn Già", "M", "na_lau", 1935)
        _member(world, "exempt_since_2015", "Bàn Thị Nghỉ", "F", "na_lau", 1932)
        _member(world, "secretary_of_khe_vai", "Triệu Thị Ghép", "F", "khe_vai", 1972)
        _member(world, "removed_in_2021", "Đặng Văn Bỏ", "M", "khe_vai", 1980)
        _member(world, "khe_vai_1", "Phùng Văn Một", "M", "khe_vai")
        _member(world, "secretary_of_kiem_lam", "Vũ Thị Rừng", "F", "kiem_lam", 1978)
        _member(world, "leaves_the_province_in_2021", "Trần Văn Xa", "M", "kiem_lam", 1985)
        _member(world, "kiem_lam_1", "Ngô Văn Hai", "M", "kiem_lam")
        _member(world, "secretary_of_ban_luong", "Giàng A Luông", "M", "ban_luong", 1968)
        _member(world, "ban_luong_1", "Sùng Thị Ba", "F", "ban_luong")
        _person(world, "front_head_no_member", "Lò Thị Mặt", "F", 1975)


def _appoint(
    world: World, key: str, person: str, post: str, on: date, *, unit: str | None = None, area: str | None = None
) -> None:
    world.holdings[key] = appoint_officer(
        person_id=world.people[person],
        post=post,
        unit_id=world.units[unit] if unit else None,
        area_id=world.areas[area] if area else None,
        appointment_form="elected",
        effective_on=on,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _posts_of_2010(world: World) -> None:
    with world.recorder.on(FIRST_DAY, "the posts of 2010"):
        for cell in ("na_lau", "khe_vai", "kiem_lam", "ban_luong"):
            open_term(
                unit_id=world.units[cell], congress_ordinal=10, planned_end_on=date(2012, 7, 1),
                effective_on=FIRST_DAY, basis=ON_PAPER, by=OPERATOR,
            )  # fmt: skip
            key = f"secretary_of_{cell}"
            _appoint(world, key, key, "cell_secretary", FIRST_DAY, unit=cell)
        _appoint(world, "head_of_na_lau", "secretary_of_na_lau", "village_head", FIRST_DAY, area="na_lau")
        _appoint(world, "front_of_khe_vai", "front_head_no_member", "front_head", FIRST_DAY, area="khe_vai")


def _past(world: World) -> None:
    record, units, members = world.recorder.on, world.units, world.members
    with record(SCHOOL_FOUNDED, "the school's cell"):
        _found(
            world, "school", "Chi bộ Trường THCS Đồng Mây", "sub_cell", "dong_may", SCHOOL_FOUNDED, "LS.01.1.4",
            setting="service_unit.school",
        )  # fmt: skip
    with record(date(2014, 9, 2), "an admission"):
        _person(world, "admitted_in_2014", "Lê Thị Mới", "F", date(1990, 5, 17), occupation="O4")
        members["admitted_in_2014"] = admit_member(
            person_id=world.people["admitted_in_2014"], cell_id=units["school"], decided_on=date(2014, 8, 19),
            effective_on=date(2014, 9, 2), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
    with record(date(2015, 1, 1), "an exemption"):
        exempt_member(
            member_id=members["exempt_since_2015"], effective_on=date(2015, 1, 1), basis=ON_PAPER, by=OPERATOR
        )
    with record(date(2015, 9, 2), "a recognition"):
        recognise_member(
            member_id=members["admitted_in_2014"], effective_on=date(2015, 9, 2), basis=ON_PAPER, by=OPERATOR
        )
    with record(LUONG_MOVED, "Bản Luông goes to Suối Trong"):
        decision = adopt_decision(
            number="12-QĐ/TU", issuer="Tỉnh ủy Lam Sơn", signed_on=date(2016, 12, 20), effective_on=LUONG_MOVED,
            by=OPERATOR,
        )  # fmt: skip
        move_unit(
            unit_id=units["ban_luong"], parent_id=units["suoi_trong"], effective_on=LUONG_MOVED,
            basis=basis_of(decision), by=OPERATOR,
        )  # fmt: skip
    with record(date(2018, 3, 1), "a move of one member"):
        move_member(
            member_id=members["moves_in_2018"], cell_id=units["khe_vai"], effective_on=date(2018, 3, 1),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
    _later_past(world)


def _later_past(world: World) -> None:
    record, units, members = world.recorder.on, world.units, world.members
    with record(SCHOOL_CLOSED, "the school's cell goes into Nà Lau"):
        move_member(
            member_id=members["admitted_in_2014"], cell_id=units["na_lau"], effective_on=SCHOOL_CLOSED,
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
        close_unit(
            unit_id=units["school"], end_kind="absorb", successor_id=units["na_lau"], effective_on=SCHOOL_CLOSED,
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
    with record(date(2020, 2, 10), "a death"):
        part_with_member(
            member_id=members["dies_in_2020"], exit_kind="died", effective_on=date(2020, 2, 10), basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
    with record(LAU_RENAMED, "a new name"):
        rename_unit(
            unit_id=units["na_lau"], name="Chi bộ thôn Nà Lau Thượng", effective_on=LAU_RENAMED, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
    with record(date(2021, 4, 1), "two who leave"):
        part_with_member(
            member_id=members["removed_in_2021"], exit_kind="removed.absence_or_fee", effective_on=date(2021, 4, 1),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
        part_with_member(
            member_id=members["leaves_the_province_in_2021"], exit_kind="transferred.other_province",
            went_to="Đảng bộ tỉnh Hà Mai", effective_on=date(2021, 4, 1), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
    with record(date(2022, 8, 1), "another secretary of Khe Vài"):
        end_holding(
            holding_id=world.holdings["secretary_of_khe_vai"], effective_on=date(2022, 8, 1), basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
        _appoint(
            world, "second_secretary_of_khe_vai", "moves_in_2018", "cell_secretary", date(2022, 8, 1),
            unit="khe_vai",
        )  # fmt: skip
    with record(date(2024, 5, 19), "a probationary member"):
        _person(world, "probationary", "Nông Thị Trẻ", "F", date(2000, 1, 15), ethnicity="02", occupation="O7")
        members["probationary"] = admit_member(
            person_id=world.people["probationary"], cell_id=units["na_lau"], decided_on=date(2024, 5, 2),
            effective_on=date(2024, 5, 19), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip


_ACCOUNTS: Mapping[str, tuple[str, Role | None, str | None]] = {
    "registrar_of_province": ("Trần Giữ Sổ Tỉnh", Role.REGISTRAR, "province"),
    "registrar_of_thach_binh": ("Lê Giữ Sổ Thạch Bình", Role.REGISTRAR, "thach_binh"),
    "registrar_of_muong_chanh": ("Lò Giữ Sổ Mường Chanh", Role.REGISTRAR, "muong_chanh"),
    "secretary_of_dong_may": ("Vi Bí Thư Đồng Mây", Role.SECRETARY, "dong_may"),
    "inspector_of_province": ("Đỗ Kiểm Tra Tỉnh", Role.INSPECTOR, "province"),
    "editor_of_province": ("Bùi Biên Tập Tỉnh", Role.EDITOR, "province"),
    "nobody": ("Mai Không Quyền", None, None),
}


def _accounts(world: World) -> None:
    with world.recorder.on(date(2025, 1, 2), "who may do what"):
        for key, (name, role, unit) in _ACCOUNTS.items():
            user = User(username=key, display_name=name)
            user.set_unusable_password()
            user.save()
            world.actors[key] = Actor(user.pk, name)
            if role and unit:
                grant_role(
                    user_id=user.pk, role=role, unit_id=world.units[unit], effective_on=date(2025, 1, 2), reason=key,
                    by=OPERATOR,
                )  # fmt: skip
