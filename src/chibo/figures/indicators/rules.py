"""What a question about a figure may be, and what is said of one that cannot be answered."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from chibo.kernel.errors import NotFound, RuleBroken
from chibo.kernel.wording import gettext_noop

_MOST_DAYS = 12


class IndicatorUnknown(NotFound):
    """There is no indicator of that code."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        text = gettext_noop("There is no indicator %(code)s. Known: %(known)s.")
        super().__init__("indicator_unknown", text, {"code": code, "known": ", ".join(known)})


class DimensionUnknown(NotFound):
    """The indicator cannot be told apart that way."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        text = gettext_noop("There is no dimension %(key)s here. Known: %(known)s.")
        super().__init__("dimension_unknown", text, {"key": key, "known": ", ".join(known)})


class DimensionNeedsValue(RuleBroken):
    """Rows cannot be told apart by the dimension: one row may have several of its values at a time."""

    def __init__(self, key: str) -> None:
        text = gettext_noop("Rows cannot be told apart by %(key)s. Ask for one of its values: --where %(key)s=VALUE.")
        super().__init__("dimension_needs_value", text, {"key": key})


class ValueUnknown(NotFound):
    """The value is not in the code list of the dimension."""

    def __init__(self, key: str, value: str) -> None:
        text = gettext_noop("%(value)s is not a value of dimension %(key)s. Write one of its codes or labels.")
        super().__init__("value_unknown", text, {"key": key, "value": value})


class CrossNeedsTwo(RuleBroken):
    """A cross table was asked for where there are not two dimensions to cross."""

    def __init__(self) -> None:
        text = gettext_noop(
            "A cross table tells one figure apart by two dimensions. Choose both (--by twice), and leave out a series,"
            " children and what it is compared with."
        )
        super().__init__("cross_needs_two", text)


class NotAskedTogether(RuleBroken):
    """Two things were asked of a figure of which the one cannot be answered with the other."""

    def __init__(self, one: str, other: str) -> None:
        text = gettext_noop("%(one)s and %(other)s cannot be asked together. Leave out one of them.")
        super().__init__("not_asked_together", text, {"one": one, "other": other})


class OneValueAtATime(RuleBroken):
    """Several values, or any but one, were asked of a dimension of which a row may have several."""

    def __init__(self, key: str, value: str) -> None:
        text = gettext_noop(
            "“%(value)s” names no single value of %(key)s, of which a row may have several. Write one of them:"
            " --where %(key)s=VALUE; written twice, only rows with both count."
        )
        super().__init__("one_value_at_a_time", text, {"key": key, "value": value[:80]})


class SpanNeeded(RuleBroken):
    """An indicator over a span was asked for without its first day."""

    def __init__(self, code: str) -> None:
        text = gettext_noop("%(code)s counts over a span: give its first day too (--from).")
        super().__init__("span_needed", text, {"code": code})


class SpanIsBackwards(RuleBroken):
    """The first day of the span lies after its last."""

    def __init__(self, since: date, on: date) -> None:
        text = gettext_noop("The span begins on %(since)s, after its last day %(on)s. Give the earlier day as --from.")
        super().__init__("span_backwards", text, {"since": f"{since:%d/%m/%Y}", "on": f"{on:%d/%m/%Y}"})


class SharesNotMeasured(RuleBroken):
    """What cannot be put together from parts was asked in a tree where units count in parts."""

    def __init__(self, code: str) -> None:
        text = gettext_noop(
            "In the tree of that day some units count in parts, and %(code)s cannot be put together from parts."
            " Ask for it in the tree of its own day, without --tree."
        )
        super().__init__("shares_not_measured", text, {"code": code})


class TermUnknown(NotFound):
    """The unit has no term on that day."""

    def __init__(self, on: date) -> None:
        text = gettext_noop("The register knows of no term of this unit on %(on)s. Give the first day instead: --from.")
        super().__init__("term_unknown", text, {"on": f"{on:%d/%m/%Y}"})


class DecisionNotNamed(NotFound):
    """There is no decision of that number or id."""

    def __init__(self, named: str) -> None:
        text = gettext_noop(
            "Without which decision? The register holds none called %(named)s. Write its number as it was recorded,"
            " such as 12-QĐ/TU, or its id."
        )
        super().__init__("decision_not_named", text, {"named": named[:80]})


class DecisionsOfThatNumber(RuleBroken):
    """Several decisions bear the number."""

    def __init__(self, number: str, several: Sequence[tuple[str, date | None, UUID]]) -> None:
        text = gettext_noop("Several decisions bear the number %(number)s: %(several)s. Name one of them by its id.")
        told = "; ".join(f"{issuer}, {_written(signed)} ({public_id})" for issuer, signed, public_id in several)
        super().__init__("decisions_of_that_number", text, {"number": number, "several": told})


class NothingRestsOnDecision(RuleBroken):
    """Nothing that is counted rests on the decision on that day, but on other days something does."""

    def __init__(self, number: str, on: date, days: Sequence[date]) -> None:
        text = gettext_noop(
            "Decision %(number)s made nothing true on %(on)s that is counted. It did on: %(days)s. Ask for one of them."
        )
        some = [_written(day) for day in days[:_MOST_DAYS]] + (["…"] if len(days) > _MOST_DAYS else [])
        super().__init__(
            "nothing_rests_on_decision", text, {"number": number, "on": _written(on), "days": ", ".join(some)}
        )


class DecisionRestsOnNothing(RuleBroken):
    """Nothing that is counted rests on the decision on any day."""

    def __init__(self, number: str) -> None:
        text = gettext_noop(
            "The register knows of nothing counted that decision %(number)s made true. Ask for the day before instead."
        )
        super().__init__("decision_rests_on_nothing", text, {"number": number})


class DecisionChangesTree(RuleBroken):
    """The decision changes units on the day, so that the tree of the day before is another."""

    def __init__(self, number: str, on: date, units: int) -> None:
        text = gettext_noop(
            "Decision %(number)s changes units on %(on)s (%(units)s), so the day without it would have another tree."
            " Ask for the day before, %(eve)s, or for that day in the tree of %(on)s."
        )
        eve = _written(on - timedelta(days=1))
        super().__init__(
            "decision_changes_tree", text, {"number": number, "on": _written(on), "units": units, "eve": eve}
        )


class NotAskedWithout(RuleBroken):
    """What is counted cannot be put together from two days."""

    def __init__(self, code: str, eve: date, *, is_flow: bool) -> None:
        text = (
            gettext_noop("%(code)s counts what happened in a span, and only a day can be asked without a decision.")
            if is_flow
            else gettext_noop(
                "%(code)s cannot be put together from those a decision touches and all others. Ask for the day before,"
                " %(eve)s."
            )
        )
        super().__init__("not_asked_without", text, {"code": code, "eve": _written(eve)})


class SeriesWithoutDecision(RuleBroken):
    """A series, which has many days, was asked without a decision, which is of one."""

    def __init__(self, named: str) -> None:
        text = gettext_noop(
            "Only one day can be asked without decision %(named)s, not a series. Leave out the series (--series),"
            " or the decision."
        )
        super().__init__("series_without_decision", text, {"named": named[:80]})


class ToldByOthersToo(RuleBroken):
    """Rows are told apart by something that the decision changes for others than those it touches."""

    def __init__(self, key: str, number: str, eve: date) -> None:
        text = gettext_noop(
            "Decision %(number)s may change %(key)s of some whom it does not touch itself. Ask without %(key)s, or for"
            " the day before, %(eve)s."
        )
        super().__init__("told_by_others_too", text, {"key": key, "number": number, "eve": _written(eve)})


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "–"
