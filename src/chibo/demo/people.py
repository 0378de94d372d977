"""Who the people of the plan are: sex, group, name, days, calling, numbers. All of it is invented."""

from collections import Counter

from chibo.demo.births import date_person
from chibo.demo.callings import RETIRED_WORDS, call_person, let_learn
from chibo.demo.days import AFTER_ALL, day, written, year_of
from chibo.demo.dice import Dice, dice_for, weighted_sample
from chibo.demo.names import invent_name
from chibo.demo.peoples import KINH, ethnicity_in, minority_in
from chibo.demo.places import communes
from chibo.demo.plan import Outsider, Person, Plan, Unit
from chibo.demo.province import Province

_WOMEN = {
    "armed_forces": 0.07,
    "service_unit": 0.6,
    "agency": 0.36,
    "enterprise": 0.3,
    "residential": 0.3,
    "other": 0.2,
}
_PERSONAL_NUMBERS_FROM = day(2016, 1, 1)


class Numbers:
    """Hands out identity numbers: each once, with the digits that sex and year of birth demand."""

    def __init__(self, province: Province) -> None:
        self._province = province
        self._given: Counter[str] = Counter()

    def personal_id(self, sex: str, born_on: int) -> str:
        """Return a number of 12 digits: province, sex and century, year, six more."""
        year = year_of(born_on)
        head = f"{self._province.personal_code}{(0 if sex == 'M' else 1) + (2 if year >= 2000 else 0)}{year % 100:02}"
        self._given[head] += 1
        return f"{head}{self._given[head] * 37 + 1204:06}"

    def running(self, kind: str, width: int) -> str:
        """Return the next number of a running series."""
        self._given[kind] += 1
        return f"{self._given[kind]:0{width}}"


def invent_people(plan: Plan, seed: str) -> Numbers:
    """Give everybody in the plan a person's features; the secretaries of the count keep the published shares."""
    dice = dice_for(seed, "people")
    province = plan.province
    homes = _native_places(province)
    numbers = Numbers(province)
    _choose_secretaries(plan, dice)
    for person in plan.people:
        cell, first = plan.units[person.cell], plan.units[person.places[0][1]]
        home = cell.setting.startswith("residential")
        retires = (
            home and not person.role and person.entered_by == "opening" and not first.setting.startswith("residential")
        )
        person.sex = person.sex or _sex(person, cell, dice)
        person.ethnicity = person.ethnicity or ethnicity_in(cell, province, dice)
        person.name = invent_name(person.ethnicity, person.sex, dice)
        date_person(person, cell, province.closing, dice, retires=retires)
        call_person(person, first, dice)
        person.values["native_place"] = dice.choice(homes[cell.group])
        if retires:
            person.changes.append((person.places[1][0], {"retired": "yes", "occupation_text": RETIRED_WORDS}))
        else:
            let_learn(person, person.left_on or province.closing, dice)
        _exempt(person, province.closing, dice)
        if dice.random() < 0.05:
            person.values["item_21"] = _career(person, first)
    for person in sorted(plan.people, key=lambda person: person.entered_on):
        _number(person, numbers, province)
    return numbers


def _choose_secretaries(plan: Plan, dice: Dice) -> None:
    """Choose the secretaries of the day of the count: one anchor a cell, women and minorities in printed numbers."""
    secretaries: dict[str, Person] = {}
    for person in plan.people:
        if person.role == "anchor" and person.cell not in secretaries:
            secretaries[person.cell] = person
            person.role = "secretary"
    cells = [plan.units[code] for code in secretaries]
    quotas = plan.province.quotas
    kinh = {cell.code for cell in weighted_sample(dice, ((cell, _kinh_weight(cell)) for cell in cells), quotas.kinh)}
    women = {cell.code for cell in weighted_sample(dice, ((cell, _women_share(cell)) for cell in cells), quotas.women)}
    for code, person in secretaries.items():
        person.sex = "F" if code in women else "M"
        person.ethnicity = KINH if code in kinh else minority_in(plan.units[code], plan.province, dice)


def _kinh_weight(cell: Unit) -> float:
    if cell.setting == "residential.village":
        return 1.0 if cell.ethnicity == KINH else 0.01
    return 0.3


def _women_share(cell: Unit) -> float:
    return _WOMEN[cell.setting.split(".", maxsplit=1)[0]]


def _sex(person: Person, cell: Unit, dice: Dice) -> str:
    share = _women_share(cell)
    if person.entered_by == "admitted":
        share = min(0.7, share * 1.35)
    return "F" if dice.random() < share else "M"


def _native_places(province: Province) -> dict[str, list[str]]:
    districts = {allotment.code: f"{allotment.word}{allotment.name}" for allotment in province.allotments}
    places: dict[str, list[str]] = {code: [] for code in districts}
    for commune in communes(province):
        place = f"{commune.type} {commune.name}, {districts[commune.district]}, tỉnh {province.name}"
        places[commune.district].append(place[0].upper() + place[1:])
    every = [place for of_district in places.values() for place in of_district]
    return {code: of_district or every for code, of_district in places.items()}


def _exempt(person: Person, closing: int, dice: Dice) -> None:
    on = person.born_on + int(dice.triangular(77, 86, 80) * 365.25)
    if (
        on < min(person.left_on or AFTER_ALL, closing) - 30
        and on > person.official_on > 0
        and dice.random() < 0.55
        and not person.role
    ):
        person.exempt_on = on


def _career(person: Person, cell: Unit) -> str:
    """Write a few lines of item 21: from the age of eighteen to the admission, and since."""
    joined = written(person.admitted_on)[3:]
    young = f"09/{year_of(person.born_on) + 18}"
    work = person.values.get("occupation_text", "Công tác")
    return f"{young} – {joined}: Học tập, lao động tại địa phương\n{joined} – nay: {work}, {cell.name}"


def _number(person: Person, numbers: Numbers, province: Province) -> None:
    person.ll_number = f"{numbers.running('ll', 6)} {province.abbreviation}"
    if (person.left_on or province.count) >= _PERSONAL_NUMBERS_FROM:
        person.values["personal_id"] = numbers.personal_id(person.sex, person.born_on)
    else:
        person.values["cmnd"] = f"{province.identity_card_code}{numbers.running('cmnd', 6)}"
    if person.official_on:
        person.card = f"{province.code}{numbers.running('card', 6)}"


def invent_outsider(ethnicity: str, born_on: int, numbers: Numbers, dice: Dice) -> Outsider:
    """Return a holder of an outside post who is no member."""
    sex = "F" if dice.random() < 0.3 else "M"
    return Outsider(invent_name(ethnicity, sex, dice), sex, born_on, numbers.personal_id(sex, born_on))
