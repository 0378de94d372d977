"""Moves inside the province: some members were elsewhere before, many of them in an office until they retired."""

from collections import defaultdict

from chibo.demo.days import OPENING, day, year_of
from chibo.demo.dice import Dice, dice_for
from chibo.demo.plan import Person, Plan, Unit


def let_some_move(plan: Plan, seed: str) -> None:
    """Give about one member in sixteen an earlier cell: admitted since the opening, inside the same superior."""
    dice = dice_for(seed, "moves")
    old = _cells_since_the_opening(plan)
    groups = sorted(old)
    for person in plan.people:
        if person.role or len(person.places) != 1 or dice.random() >= 0.06:
            continue
        group = plan.units[person.cell].group
        if person.entered_by == "opening" and dice.random() < 0.3:
            group = dice.choice(groups)
        _move(person, dice.choice(old[group]), plan.units[person.cell], plan.province.count, dice)


def _cells_since_the_opening(plan: Plan) -> dict[str, list[Unit]]:
    """Return the cells nothing ever happened to, by superior."""
    old: dict[str, list[Unit]] = defaultdict(list)
    mothers = {cell.mother for cell in plan.cells()}
    for cell in plan.cells():
        calm = not cell.mother and not cell.parents and cell.ended_on is None and cell.code not in mothers
        if calm and not cell.setting.startswith("residential"):
            old[cell.group].append(cell)
    return old


def _move(person: Person, before: Unit, cell: Unit, count: int, dice: Dice) -> None:
    first = year_of(person.entered_on) + (0 if person.entered_by == "opening" else 1)
    last = min(year_of(person.left_on or count), year_of(count)) - 1
    if first > last or before is cell or cell.founded_on > OPENING or cell.ended_on is not None:
        return
    on = day(dice.randint(first, last), dice.randint(1, 12), 1)
    if OPENING < on < count:
        person.places = [(person.entered_on, before.code), (on, person.cell)]
