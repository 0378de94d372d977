"""What a question about a figure may be, and what is said of one that cannot be answered."""

from datetime import date

from chibo.kernel.errors import NotFound, RuleBroken
from chibo.kernel.wording import gettext_noop


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
