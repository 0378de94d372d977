"""What the registrars of the demo forget and get wrong, and put right in a later book."""

from chibo.demo.days import day, year_of
from chibo.demo.dice import Dice, dice_for
from chibo.demo.peoples import KINH
from chibo.demo.plan import Person, Plan

MENDED_PEOPLE = "2014-mended"
LATE_ENTRIES = "2018-late"
MENDED_PLACES = "2021-mended"

_LATE_FROM, _LATE_TO = day(2016, 8, 1), day(2016, 12, 30)


def let_slip(plan: Plan, seed: str) -> None:
    """Forget twelve admissions of 2016 until 2018; write four birth dates, four groups and three cells wrong."""
    dice = dice_for(seed, "slips")
    plain = _plain_people(plan)
    late = [
        person for person in plain if person.entered_by == "admitted" and _LATE_FROM <= person.entered_on <= _LATE_TO
    ]
    for person in dice.sample(late, 12):
        person.first_book = LATE_ENTRIES
    opening = [person for person in plain if person.entered_by == "opening" and person.ethnicity != KINH]
    wrong = dice.sample([person for person in opening if len(person.born_written) == 10], 8)
    for person in wrong[:4]:
        person.written_wrong = {"born_on": _other_day(person.born_written)}
    for person in wrong[4:]:
        person.written_wrong = {"ethnicity": KINH}
    _misplace(plan, plain, dice)


def _plain_people(plan: Plan) -> list[Person]:
    """Return members still there to whom nothing happens besides admission and recognition, and who hold no post."""
    holders = {id(holding.holder) for holding in plan.holdings}
    return [
        person
        for person in plan.people
        if person.left_on is None
        and person.exempt_on is None
        and not person.changes
        and len(person.places) == 1
        and id(person) not in holders
    ]


def _other_day(born_written: str) -> str:
    day_of_month = int(born_written[:2])
    return f"{day_of_month % 27 + 1:02}{born_written[2:]}"


def _misplace(plan: Plan, plain: list[Person], dice: Dice) -> None:
    admitted = [
        person
        for person in plain
        if person.entered_by == "admitted" and year_of(person.entered_on) == 2019 and not _is_undisturbed(plan, person)
    ]
    for person in dice.sample(admitted, 3):
        base = plan.units[person.cell].base
        siblings = [
            cell.code
            for cell in plan.cells()
            if cell.base == base and cell.code != person.cell and not cell.mother and cell.ended_on is None
        ]
        if siblings:
            person.written_wrong = {"cell_code": dice.choice(siblings)}


def _is_undisturbed(plan: Plan, person: Person) -> bool:
    return plan.units[person.cell].group == plan.province.undisturbed
