"""When people were born, joined and were recognised: dated from what the plan says became of them."""

from datetime import date

from chibo.demo.days import OPENING, day, months_after, written, year_of
from chibo.demo.dice import Dice
from chibo.demo.exits import DIED, NOT_RECOGNISED
from chibo.demo.plan import Person, Unit

_YEAR = 365.25
_EVE = day(2009, 12, 20)
_ANCHORS_EVE = day(2004, 3, 31)
"""Anchors were full members at the congresses of 2005, from which the first secretaries of the demo date."""


def date_person(person: Person, cell: Unit, closing: int, dice: Dice, *, retires: bool) -> None:
    """Give a person the days of birth, of admission and of recognition; one who retires moves cell at that age."""
    if person.entered_by == "admitted":
        person.admitted_on = person.entered_on
        person.born_on = person.entered_on - int(_admission_age(cell, dice) * _YEAR)
    elif person.entered_by == "transferred":
        age = dice.triangular(25, 50, 33)
        person.born_on = person.entered_on - int(age * _YEAR)
        person.admitted_on = _admitted_before(person, person.entered_on - 500, dice)
    else:
        person.born_on = OPENING - int(_age_at_the_opening(person, cell, dice, retires=retires) * _YEAR)
        person.admitted_on = _admitted_before(person, _ANCHORS_EVE if person.role else _EVE, dice)
    official_on = months_after(person.admitted_on, 12)
    if person.exit_kind != NOT_RECOGNISED and official_on < (person.left_on or closing):
        person.official_on = official_on
    person.born_written = _written(person, dice)


def _admission_age(cell: Unit, dice: Dice) -> float:
    if cell.setting.startswith("armed_forces"):
        return dice.triangular(19, 33, 23)
    if not cell.setting.startswith("residential"):
        return dice.triangular(22, 45, 28)
    return dice.triangular(18.1, 59, 45) if dice.random() < 0.06 else dice.triangular(18.1, 43, 24)


def _admitted_before(person: Person, last: int, dice: Dice) -> int:
    """Draw a day of admission not after the last; never 29 February, whose anniversary falls short."""
    oldest = (last - person.born_on) / _YEAR
    age = dice.triangular(18.5, min(44, oldest), min(25, oldest))
    on = min(last, person.born_on + int(age * _YEAR))
    return on - 1 if date.fromordinal(on).timetuple()[1:3] == (2, 29) else on


def _age_at_the_opening(person: Person, cell: Unit, dice: Dice, *, retires: bool) -> float:
    home = cell.setting.startswith("residential")
    if person.exit_kind == DIED and person.left_on is not None:
        age = dice.triangular(56, 97, 80) if home else dice.triangular(40, 59, 52)
        return max(22.0, age - (person.left_on - OPENING) / _YEAR)
    if person.role:
        return dice.triangular(26, 50, 36) if home else dice.triangular(25, 43, 34)
    if retires:
        return dice.triangular(55, 61, 60) - (person.places[1][0] - OPENING) / _YEAR
    if home:
        return dice.triangular(21.5, 70, 38)
    return dice.triangular(21.5, 46 if person.left_on is None else 54, 31)


def _written(person: Person, dice: Dice) -> str:
    """Write the day of birth as the files have it: of the oldest often only the year or the month."""
    born = written(person.born_on)
    if year_of(person.born_on) < 1952:
        chance = dice.random()
        if chance < 0.16:
            return born[6:]
        if chance < 0.22:
            return born[3:]
    return born
