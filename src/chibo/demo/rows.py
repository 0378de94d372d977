"""The rows of the books: units, areas, members and officers, told day by day from the plan."""

from chibo.demo.books import OPENING_BOOK, Book, Row, Shelf, enter
from chibo.demo.days import BEFORE_ALL, OPENING, written, year_of
from chibo.demo.plan import Area, Holding, Outsider, Person, Plan, Unit
from chibo.demo.slips import MENDED_PEOPLE, MENDED_PLACES


def fill_books(plan: Plan, shelf: Shelf) -> None:
    """Write everything the plan tells into the books."""
    for unit in plan.units.values():
        _tell_unit(unit, shelf)
    for area in plan.areas:
        _tell_area(area, shelf)
    for person in plan.people:
        _tell_person(person, plan.province.elsewhere, shelf)
    for holding in plan.holdings:
        _tell_holding(holding, shelf)


def _tell_unit(unit: Unit, shelf: Shelf) -> None:
    _first_row_of_unit(unit, shelf.of_day(unit.founded_on))
    for on, name, kind, decision in unit.renames[1:]:
        book = shelf.of_day(on)
        enter(
            book.units,
            unit.code,
            {"code": unit.code, "name": name, "unit_kind": kind, "from_on": written(on)},
            book.cite(decision),
        )
    for on, parent, decision in unit.parents[1:]:
        book = shelf.of_day(on)
        enter(
            book.units,
            unit.code,
            _named(unit, on),
            {"parent_code": parent, "from_on": written(on)},
            book.cite(decision),
        )
    for on, form in unit.meetings[1:]:
        enter(shelf.of_day(on).units, unit.code, _named(unit, on), {"meeting_form": form, "from_on": written(on)})
    for ordinal, from_on, to_on in unit.terms:
        term = {"congress_ordinal": str(ordinal), "term_from": written(from_on), "term_to": written(to_on)}
        enter(shelf.of_day(from_on).units, unit.code, _named(unit, from_on), term)
    if unit.ended_on is not None:
        _last_row_of_unit(unit, unit.ended_on, shelf.of_day(unit.ended_on))


def _named(unit: Unit, on: int) -> Row:
    name = unit.name
    for from_on, renamed, _, _ in unit.renames:
        if from_on == OPENING or year_of(from_on) <= year_of(on):
            name = renamed
    return {"code": unit.code, "name": name}


def _first_row_of_unit(unit: Unit, book: Book) -> None:
    name, kind = (unit.renames[0][1], unit.renames[0][2]) if unit.renames else (unit.name, unit.kind)
    row = {
        "code": unit.code,
        "name": name,
        "unit_kind": kind,
        "level": unit.level,
        "parent_code": unit.parents[0][1] if unit.parents else unit.parent,
        "setting": unit.setting,
        "base_unit_kind": unit.base_unit_kind,
        "ownership": unit.ownership,
        "meeting_form": unit.meetings[0][1] if unit.meetings else "",
        "founded_on": written(unit.founded_on),
    }
    enter(book.units, unit.code, {column: value for column, value in row.items() if value}, book.cite(unit.founded_by))


def _last_row_of_unit(unit: Unit, ended_on: int, book: Book) -> None:
    row = _named(unit, ended_on) | {"ended_on": written(ended_on), "end_kind": unit.end_kind}
    if unit.successor:
        row["successor_code"] = unit.successor
    if unit.terms:
        ordinal, from_on, _ = unit.terms[-1]
        row |= {"congress_ordinal": str(ordinal), "term_from": written(from_on), "term_ended_on": written(ended_on)}
    enter(book.units, unit.code, row, book.cite(unit.ended_by))


def _tell_area(area: Area, shelf: Shelf) -> None:
    named = {"code": area.code, "name": area.name, "area_kind": area.kind, "commune_code": area.commune}
    founded = {"founded_on": written(area.founded_on), "cell_code": area.cells[0][1]}
    enter(shelf.books[OPENING_BOOK].areas, area.code, named, founded)
    for on, cell in area.cells[1:]:
        enter(shelf.of_day(on).areas, area.code, named, {"cell_code": cell, "from_on": written(on)})
    if area.ended_on is not None:
        enter(shelf.of_day(area.ended_on).areas, area.code, named, {"ended_on": written(area.ended_on)})


def _tell_person(person: Person, elsewhere: tuple[str, ...], shelf: Shelf) -> None:
    first = shelf.books[person.first_book] if person.first_book else shelf.of_day(person.entered_on)
    key = person.ll_number
    known = {"ll_number": key, "name": person.name, "sex": person.sex, "admitted_on": written(person.admitted_on)}
    enter(first.members, key, _first_row_of_person(person, known, elsewhere))
    for on, part in _later_parts(person, elsewhere):
        book = shelf.of_day(on)
        enter((first if book.recorded_at < first.recorded_at else book).members, key, known, part)
    if person.written_wrong:
        _tell_slip(person, first, known, shelf)


def _first_row_of_person(person: Person, known: Row, elsewhere: tuple[str, ...]) -> Row:
    row = known | person.values
    row["born_on"] = person.born_written
    row["ethnicity"] = person.ethnicity
    row["cell_code"] = person.places[0][1]
    row["place_from"] = written(person.entered_on)
    if person.entered_by == "admitted":
        row["admission_cell_code"] = person.places[0][1]
        row["admission_decided_on"] = written(person.admitted_on - 9)
    elif person.entered_by == "transferred":
        row["transferred_in_on"] = written(person.entered_on)
        row["transferred_from"] = elsewhere[person.entered_on % len(elsewhere)]
    return row


def _later_parts(person: Person, elsewhere: tuple[str, ...]) -> list[tuple[int, Row]]:
    """Return what happens to a person after the first row, each part with its day (from before: the day of entry)."""
    parts: list[tuple[int, Row]] = []
    if person.official_on:
        on = max(person.official_on, person.entered_on)
        parts.append((on, {"official_on": written(person.official_on), "card_old": person.card}))
    parts += [(on, {"cell_code": cell, "place_from": written(on)}) for on, cell in person.places[1:]]
    parts += [(on, {"from_on": written(on), **values}) for on, values in person.changes]
    if person.exempt_on is not None:
        parts.append((max(person.exempt_on, person.entered_on), {"exempt_on": written(person.exempt_on)}))
    if person.left_on is not None:
        left = {"left_on": written(person.left_on), "exit_kind": person.exit_kind}
        if person.exit_kind.startswith("transferred"):
            left["transferred_to"] = elsewhere[person.left_on % len(elsewhere)]
        parts.append((person.left_on, left))
    return parts


def _tell_slip(person: Person, first: Book, known: Row, shelf: Shelf) -> None:
    """Write a value wrong in the first book and right in a later one."""
    for column, wrong in person.written_wrong.items():
        right = {column: first.members[person.ll_number][column]}
        first.members[person.ll_number][column] = wrong
        if column == "cell_code":
            right["place_from"] = first.members[person.ll_number]["place_from"]
        mended = shelf.books[MENDED_PLACES if column == "cell_code" else MENDED_PEOPLE]
        enter(mended.members, person.ll_number, known, right)


def _tell_holding(holding: Holding, shelf: Shelf) -> None:
    book = shelf.of_day(holding.held_from)
    key = _holding_key(holding)
    row = _holder_columns(holding) | {"post": holding.post, "held_from": written(holding.held_from)}
    row |= {"unit_code": holding.unit} if holding.unit else {"area_code": holding.area}
    more: Row = {"appointment_form": holding.form} if holding.form else {}
    if holding.ordinal is not None:
        more["congress_ordinal"] = str(holding.ordinal)
    enter(book.officers, key, row, more, book.cite(holding.decision))
    if holding.held_to is not None:
        enter(shelf.of_day(holding.held_to).officers, key, row, {"held_to": written(holding.held_to)})


def _holding_key(holding: Holding) -> str:
    who = holding.holder.personal_id if isinstance(holding.holder, Outsider) else holding.holder.ll_number
    return f"{who}/{holding.post}/{holding.unit or holding.area}/{holding.held_from or BEFORE_ALL}"


def _holder_columns(holding: Holding) -> Row:
    holder = holding.holder
    if isinstance(holder, Outsider):
        return {
            "personal_id": holder.personal_id,
            "name": holder.name,
            "sex": holder.sex,
            "born_on": written(holder.born_on),
        }
    return {"ll_number": holder.ll_number, "name": holder.name}
