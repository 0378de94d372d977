"""Write amounts as papers do, and name the ways of telling rows apart."""

from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chibo.figures.api import Amount, Figure, Measure
from chibo.kernel.numbers import format_number, format_percentage

CHILD = "child"
# A part of a whole with a greater denominator says nothing to a reader; it is written to two decimals.
_LARGEST_DENOMINATOR = 999


def language() -> str:
    """Name the language of the page."""
    return get_language() or "vi"


def written(amount: Amount | float | None) -> str:
    """Write an amount: 37.336; with its part of a whole as it is, 20 1/3; a share as 24,5 %."""
    if amount is None:
        return "–"
    if isinstance(amount, float):
        return format_percentage(Fraction(amount).limit_denominator(10**9) / 100, language())
    exact = Fraction(amount)
    whole, rest = divmod(abs(exact), 1)
    sign = "−" if exact < 0 else ""
    if not rest:
        return sign + format_number(whole, language())
    if rest.denominator > _LARGEST_DENOMINATOR:
        return format_number(exact, language(), decimals=2)
    return f"{sign}{format_number(whole, language())} {rest}" if whole else f"{sign}{rest}"


def written_change(amount: Amount | float | None) -> str:
    """Write how much one is more than another, with its sign; of shares in points of per cent."""
    if amount is None:
        return "–"
    sign = "+" if amount > 0 else ""
    if isinstance(amount, float):
        return sign + written(amount).replace("-", "−")
    return sign + written(amount)


def value_written(told: Figure) -> str:
    """Write the value of a figure by itself."""
    return written_of(told.indicator.measure, told.value)


def of_whole(told: Figure) -> str:
    """Say of how many the value is a part, or what the change is made of; nothing for a count."""
    if told.denominator is None:
        return ""
    whole = written(told.denominator)
    measure = told.indicator.measure
    if measure.is_of_a_number:
        known = told.denominator if measure is Measure.MEAN else told.numerator
        return _("known of %(count)s") % {"count": written(known)}
    match measure:
        case Measure.SHARE:
            return _("%(count)s of %(whole)s") % {"count": written(told.numerator), "whole": whole}
        case Measure.CHANGE:
            return _("%(now)s, before %(whole)s") % {"now": written(told.numerator), "whole": whole}
        case _:
            share = (
                format_percentage(Fraction(told.numerator) / told.denominator, language()) if told.denominator else "–"
            )
            return _("of %(whole)s (%(share)s)") % {"whole": whole, "share": share}


def side_names(measure: Measure) -> tuple[str, str]:
    """Name what stands above and below in a figure: numerator and denominator, or what these are of it."""
    match measure:
        case Measure.CHANGE:
            return _("On the last day"), _("Before")
        case Measure.MEAN:
            return _("Sum"), _("Of how many")
        case one if one.is_of_a_number:
            return _("Of how many"), _("Of all")
        case _:
            return _("Numerator"), _("Denominator")


def written_of(measure: Measure, value: Amount | float | None) -> str:
    """Write a value as that of the measure: of a mean with one decimal, since it is of a number that was measured."""
    if not measure.is_of_a_number or value is None:
        return written(value)
    exact = Fraction(value)
    return format_number(exact, language(), decimals=0 if exact.denominator == 1 else 1)


def dimension_label(key: str) -> str:
    """Name a way of telling rows apart."""
    return _names().get(key, key)


def _names() -> dict[str, str]:
    return {
        CHILD: _("Unit directly under it"),
        "kind": _("Kind of unit"),
        "subtype": _("Subtype"),
        "level": _("Level"),
        "setting": _("Setting"),
        "setting_detail": _("Setting, in detail"),
        "base_unit_kind": _("Kind of base unit"),
        "ownership": _("Ownership of the host unit"),
        "meeting_form": _("Form of meeting"),
        "parent_level": _("Level of the unit above"),
        "parent_kind": _("Kind of the unit above"),
        "event": _("Event"),
        "year": _("Year"),
        "quarter": _("Quarter"),
        "month": _("Month"),
        "area_kind": _("Village or block"),
        "has_members": _("Has members"),
        "commune": _("Commune"),
        "is_led": _("Has a committee of its own"),
        **_names_of_people(),
    }


def _names_of_people() -> dict[str, str]:
    return {
        "sex": _("Sex"),
        "age_band": _("Age"),
        "minority": _("Ethnic minority"),
        "ethnicity": _("Ethnic group"),
        "religion": _("Religion"),
        "occupation": _("Occupation"),
        "education": _("General education"),
        "qualification": _("Professional qualification"),
        "academic_title": _("Academic title"),
        "theory": _("Political theory"),
        "state_management": _("State management"),
        "union_member": _("Youth Union member"),
        "private_owner": _("Owner of a private enterprise"),
        "foreign_spouse": _("Married to a foreigner"),
        "retired": _("Retired"),
        "cell_kind": _("Kind of cell"),
        "stage": _("Stage"),
        "exempt": _("Exempt from work"),
        "readmitted": _("Admitted again"),
        "exit_kind": _("Way of leaving"),
        "post": _("Post"),
        "appointment_form": _("Form of appointment"),
        "also_holds": _("Also holds"),
    }


def without_in_words(told: Figure) -> str:
    """Say who is counted as on which day because a decision is left out; nothing where none is."""
    if told.without is None:
        return ""
    days = {"eve": f"{told.without.eve:%d/%m/%Y}", "on": f"{told.without.on:%d/%m/%Y}"}
    return _("whoever it touches is counted as on %(eve)s, everyone else as on %(on)s") % days
