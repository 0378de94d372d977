"""Hold the sentences of the importer: for each code the rule and the remedy, in English, translated when said."""

from chibo.kernel.wording import Wording, gettext_noop

_CORRECT = gettext_noop(
    "Give the day from which it is otherwise, or import again with --correct if the record is wrong."
)
_CHECK_DAYS = gettext_noop("Check both days against the paper.")

OF_UNITS: dict[str, tuple[Wording, Wording]] = {
    "decision_unknown": (
        gettext_noop("No decision of this number is known, and the row does not say who issued it and when."),
        gettext_noop("Fill in issuer and day of signature, or list the decision in the sheet of decisions."),
    ),
    "decision_ambiguous": (
        gettext_noop("Several decisions bear this number."),
        gettext_noop("Fill in issuer and day of signature."),
    ),
    "decision_differs": (
        gettext_noop("The decision is recorded otherwise, and a signed decision does not change."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
    "unit_unknown": (
        gettext_noop("No unit of this code or name is known."),
        gettext_noop("Check the code, or add the unit to the sheet of units."),
    ),
    "unit_name_ambiguous": (
        gettext_noop("Several units bear this name."),
        gettext_noop("Give the code of the unit that is meant."),
    ),
    "unit_under_itself": (
        gettext_noop("The unit would stand under itself."),
        gettext_noop("Check the codes of the units above."),
    ),
    "parent_needed": (
        gettext_noop("The unit has no parent; only what stands directly under the centre has none."),
        gettext_noop("Give the code of the unit above it."),
    ),
    "parent_closed": (
        gettext_noop("The unit above exists only %(life)s."),
        gettext_noop("Name another parent from the day the unit above ends, or check both days."),
    ),
    "parent_not_yet": (
        gettext_noop("The unit above begins later: it exists %(life)s."),
        gettext_noop("Check the day of founding of both units."),
    ),
    "ended_with_units_below": (
        gettext_noop("Units still stand under the unit when it ends (it exists %(life)s)."),
        gettext_noop("Move or end the units below it from that day, in the same import or before it."),
    ),
    "ended_with_members": (
        gettext_noop("%(members)s members are still counted in the unit on the day it ends."),
        gettext_noop("Give each of them another cell from that day, in the same import or before it."),
    ),
    "kind_needed": (
        gettext_noop("The unit is new to the register, and its kind is not given."),
        gettext_noop("Fill in the kind of unit."),
    ),
    "code_in_use": (
        gettext_noop("The code belongs to another unit during that time."),
        gettext_noop("Give the day from which the code is borne, or check the code."),
    ),
    "first_day_differs": (
        gettext_noop("The first day is recorded as %(recorded)s."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
    "last_day_differs": (
        gettext_noop("The end is recorded as %(recorded)s."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
    "facts_after_end": (
        gettext_noop("The register holds something of it that begins later, on %(on)s."),
        gettext_noop("End or correct that first, or check the day of the end."),
    ),
    "successor_not_there": (
        gettext_noop("The unit that would go on in its place is the unit itself or does not exist on that day."),
        gettext_noop("Give the code of a unit that exists on it."),
    ),
    "ends_before_it_begins": (gettext_noop("The end does not lie after the beginning (%(begins)s)."), _CHECK_DAYS),
    "outside_life_of_unit": (gettext_noop("The unit exists only %(life)s."), gettext_noop("Check the day.")),
    "outside_life_of_area": (gettext_noop("The area exists only %(life)s."), gettext_noop("Check the day.")),
    "term_needs_first_day": (
        gettext_noop("A term is spoken of, but not its first day."),
        gettext_noop("Fill in the first day of the term."),
    ),
    "commune_unknown": (
        gettext_noop("No commune of this code or name is known."),
        gettext_noop("Check the official code."),
    ),
    "commune_ambiguous": (
        gettext_noop("Several communes bear this name."),
        gettext_noop("Give the official code of the commune."),
    ),
    "area_unknown": (
        gettext_noop("No village or block of this code is known."),
        gettext_noop("Check the code, or add the area to the sheet of areas."),
    ),
    "area_kind_differs": (gettext_noop("The area is recorded as another kind."), _CORRECT),
    "out_of_reach": (
        gettext_noop("The row names no cell within the units granted to you."),
        gettext_noop("Name the cell, or hand the row to the registrar of the level above."),
    ),
}

OF_VALUES: dict[str, tuple[Wording, Wording]] = {
    "rows_contradict": (
        gettext_noop("Another row says “%(other)s” of the same subject and day."),
        gettext_noop("Keep the one that is right; a later change needs its own day."),
    ),
    "changed_without_day": (
        gettext_noop("The register holds another value, and the row does not say from which day this one is so."),
        _CORRECT,
    ),
    "differs_on_its_day": (
        gettext_noop("From the same day (%(on)s) on, the register holds another value."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
    "constraint_broken": (
        gettext_noop("The database refused the import as a whole: “%(constraint)s”. %(detail)s"),
        gettext_noop("Nothing was written. Check the days of what the message names."),
    ),
}

OF_PEOPLE: dict[str, tuple[Wording, Wording]] = {
    "number_of_another": (
        gettext_noop("The number belongs to another person of the register."),
        gettext_noop("Check the number against the paper."),
    ),
    "number_not_accepted": (
        gettext_noop("The row cannot be taken in here with this number."),
        gettext_noop(
            "Check the number against the paper; if it is right, hand the row to the registrar of the level above."
        ),
    ),
    "rows_share_a_number": (
        gettext_noop("The row shares a number with “%(other)s”, who has another name and another day of birth."),
        gettext_noop("Check the numbers of both rows against the paper."),
    ),
    "number_differs": (
        gettext_noop("The register holds another number of this kind for the person."),
        gettext_noop("Check the number; if the record is wrong, import again with --correct."),
    ),
    "two_numbers": (
        gettext_noop("Rows give the person two numbers of one kind."),
        gettext_noop("Keep the one that is right."),
    ),
    "name_match_asked": (
        gettext_noop(
            "A person of this name and day of birth is counted in the cell, but no number says that it is the same."
        ),
        gettext_noop("Add a number; or, if it is the same person, import again with --accept-name-matches."),
    ),
    "name_match_taken": (
        gettext_noop("Taken for the person of this name and day of birth in the cell, as --accept-name-matches asks."),
        gettext_noop("Add a number."),
    ),
    "name_ambiguous": (
        gettext_noop("Several people of this name and day of birth are counted in the cell."),
        gettext_noop("Add a number that tells them apart."),
    ),
    "person_needs_name": (
        gettext_noop("The person is new to the register, and the row gives no name."),
        gettext_noop("Fill in the name, or check the number."),
    ),
    "person_needs_sex": (
        gettext_noop("The person is new to the register, and the row does not say the sex."),
        gettext_noop("Fill in the sex, or check the number."),
    ),
    "sex_differs": (
        gettext_noop("The sex is recorded otherwise."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
    "birth_differs": (
        gettext_noop("The day of birth is recorded as %(recorded)s."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
}

OF_MEMBERS: dict[str, tuple[Wording, Wording]] = {
    "cell_needed": (
        gettext_noop("The member is new to the register, and the row names no cell."),
        gettext_noop("Fill in the code of the cell that counts the member."),
    ),
    "cell_not_then": (
        gettext_noop("The cell does not exist on every day from %(on)s on: it exists %(life)s."),
        gettext_noop("Check the day, or name the cell of that time."),
    ),
    "unit_beside_counts_nobody": (
        gettext_noop("The unit stands beside the tree or serves it, and counts no members."),
        gettext_noop("Name the cell that counts the member."),
    ),
    "moved_without_day": (
        gettext_noop("The member is counted in another cell, and the row does not say from which day it is this one."),
        gettext_noop("Fill in the first day in the cell."),
    ),
    "left_before_coming": (gettext_noop("The member leaves before the first day in the cell (%(on)s)."), _CHECK_DAYS),
    "counted_after_leaving": (
        gettext_noop("The member is counted in a cell after this day, without having come back."),
        _CHECK_DAYS,
    ),
    "exit_needs_kind": (
        gettext_noop("The day of leaving is given, but not how the member left."),
        gettext_noop("Fill in how the member left."),
    ),
    "exit_needs_day": (
        gettext_noop("It is said how the member left, but not when."),
        gettext_noop("Fill in the first day on which the member is no longer counted."),
    ),
    "event_differs": (
        gettext_noop("The register holds another day for it (%(recorded)s)."),
        gettext_noop("If the record is wrong, import again with --correct."),
    ),
}

OF_POSTS: dict[str, tuple[Wording, Wording]] = {
    "post_outside_life": (
        gettext_noop("The unit or area of the post does not exist on that day."),
        gettext_noop("Check the day and the code."),
    ),
    "post_ends_before_it_begins": (gettext_noop("The post ends before it begins."), _CHECK_DAYS),
    "two_holders_of_a_single_seat": (
        gettext_noop("The post has one holder at a time, and %(other)s holds it %(during)s."),
        gettext_noop("End the earlier holding on its last column, or check the day."),
    ),
    "twice_in_one_seat": (
        gettext_noop("The person holds the same post already (%(during)s)."),
        gettext_noop("Check the days."),
    ),
}

OF_DOUBTS: dict[str, tuple[Wording, Wording]] = {
    "second_root": (
        gettext_noop("The register has more than one root with it."),
        gettext_noop("Check that no parent is missing."),
    ),
}

SENTENCES = {**OF_UNITS, **OF_VALUES, **OF_PEOPLE, **OF_MEMBERS, **OF_POSTS, **OF_DOUBTS}
