"""What people do and have learnt, by the cell they are in and the time they come from."""

from chibo.demo.days import OPENING, day, year_of
from chibo.demo.dice import Dice
from chibo.demo.plan import Person, Unit

_OCCUPATIONS: dict[str, tuple[tuple[str, ...], tuple[float, ...]]] = {
    "residential.village": (("O8", "O4", "O3", "O12", "O5"), (72, 14, 6, 6, 2)),
    "residential.block": (("O12", "O8", "O4", "O7c", "O5", "O3"), (36, 26, 14, 8, 8, 8)),
    "agency.party": (("O2",), (1,)),
    "agency.state": (("O1", "O12"), (94, 6)),
    "service_unit": (("O5", "O12"), (96, 4)),
    "enterprise": (("O7a", "O7b", "O7c"), (18, 32, 50)),
    "armed_forces": (("O9",), (1,)),
    "other": (("O12",), (1,)),
}
_WORDS = {
    "O1": "Công chức", "O2": "Cán bộ cơ quan Đảng, đoàn thể", "O3": "Cán bộ, công chức xã", "O4": "Cán bộ thôn, tổ",
    "O5": "Viên chức", "O7a": "Quản lý doanh nghiệp", "O7b": "Nhân viên", "O7c": "Công nhân", "O8": "Làm ruộng",
    "O9": "Sĩ quan, chiến sĩ", "O10": "Sinh viên", "O11": "Học sinh", "O12": "Lao động tự do",
}  # fmt: skip
RETIRED_WORDS = "Cán bộ hưu trí"
_FAMILIES = (
    "poor_peasant",
    "middle_peasant",
    "landless_peasant",
    "civil_servant",
    "employee",
    "worker",
    "small_trader",
)
_FAMILY_WEIGHTS = (56, 22, 3, 9, 6, 3, 1)


def call_person(person: Person, cell: Unit, dice: Dice) -> None:
    """Give a person occupation, schooling and what else the first row says of them."""
    values = person.values
    home = cell.setting.startswith("residential")
    age = year_of(person.entered_on) - year_of(person.born_on)
    if home and age >= 57 and dice.random() < 0.45:
        values["retired"] = "yes"
        values["occupation_text"] = RETIRED_WORDS
    else:
        occupation = _occupation(cell, age, dice)
        values["occupation"] = occupation
        values["occupation_text"] = _WORDS[occupation]
    _school(person, cell, dice, office=not home or "retired" in values)
    values["family_background"] = dice.choices(_FAMILIES, _FAMILY_WEIGHTS)[0]
    values["religion"] = _religion(person, dice)
    if age < 31:
        values["union_member"] = "yes" if dice.random() < 0.9 else "no"
    if values.get("occupation") == "O7a" and dice.random() < 0.12:
        values["private_owner"] = "yes"
    if home and year_of(person.born_on) < 1956 and dice.random() < 0.09:
        values["policy"] = dice.choice(("invalid_3", "invalid_4", "martyr_family", "merit"))


def _occupation(cell: Unit, age: int, dice: Dice) -> str:
    if cell.name.startswith("Chi bộ Cơ quan ") and cell.kind == "sub_cell":
        return "O3"
    if cell.setting == "service_unit.school" and age < 20:
        return "O11"
    if cell.setting.startswith("residential") and age < 22 and dice.random() < 0.25:
        return "O10"
    codes, weights = _OCCUPATIONS.get(cell.setting) or _OCCUPATIONS[cell.setting.split(".")[0]]
    return dice.choices(codes, weights)[0]


def _school(person: Person, cell: Unit, dice: Dice, *, office: bool) -> None:
    born = year_of(person.born_on)
    values = person.values
    if born < 1945:
        values["education"] = dice.choices(("E1", "E2", "E3", "E4"), (12, 42, 34, 12))[0]
    elif born < 1965:
        values["education"] = dice.choices(("E2", "E3", "E4"), (16, 48, 36))[0]
    else:
        values["education"] = dice.choices(("E3", "E4"), (1, 60) if office else (32, 68))[0]
    if office and born >= 1950:
        values["education"] = "E4"
        values["qualification"] = dice.choices(("Q2", "Q3", "Q4", "Q5", "Q6"), (20, 12, 60, 7.6, 0.4))[0]
        values["theory"] = dice.choices(("L0", "L1", "L2", "L3", "L4"), (34, 24, 32, 9, 1))[0]
    else:
        values["qualification"] = dice.choices(("Q0", "Q1", "Q2", "Q3", "Q4"), (70, 10, 12, 3, 5))[0]
        values["theory"] = dice.choices(("L0", "L1", "L2"), (70, 24, 6))[0]
    if cell.setting == "agency.state" and dice.random() < 0.4:
        values["state_management"] = dice.choices(("M1", "M2", "M3"), (20, 72, 8))[0]


def _religion(person: Person, dice: Dice) -> str:
    if dice.random() > 0.012:
        return "R00"
    if person.ethnicity in {"Mông", "Dao"}:
        return "R05"
    return "R02" if person.ethnicity == "Kinh" and dice.random() < 0.4 else "R01"


def let_learn(person: Person, last_on: int, dice: Dice) -> None:
    """Let a few members earn a higher qualification or certificate of theory after they entered the register."""
    if person.entered_by != "opening" or year_of(person.born_on) < 1968 or dice.random() > 0.17:
        return
    year = dice.randint(2011, max(2011, min(2024, year_of(last_on) - 1)))
    on = max(OPENING, _day_in(year, dice))
    if on >= last_on:
        return
    ladder = ("L0", "L1", "L2", "L3")
    theory = person.values["theory"]
    if theory in ladder[:3] and dice.random() < 0.6:
        person.changes.append((on, {"theory": ladder[ladder.index(theory) + 1]}))
    elif person.values["qualification"] in {"Q2", "Q3"}:
        person.changes.append((on, {"qualification": "Q4"}))


def _day_in(year: int, dice: Dice) -> int:
    return day(year, dice.choice((6, 7, 8, 12)), dice.randint(1, 28))
