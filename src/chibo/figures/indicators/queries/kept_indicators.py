"""Look up an indicator: one that Chibo comes with, or one of the office's own, checked anew as it is read."""

from typing import Any

from chibo.figures.indicators.defining import LONGEST, indicators_from
from chibo.figures.indicators.definitions import Indicator
from chibo.figures.indicators.faults import DefinitionsRefused
from chibo.figures.indicators.models import Definition
from chibo.figures.indicators.rules import IndicatorUnknown
from chibo.figures.indicators.shipping import BY_CODE

_NEVER_STORED = "\x00"


def indicator_of(code: str) -> Indicator:
    """Which indicator has that code?

    Raises `IndicatorUnknown`, or `DefinitionsRefused` where this Chibo does not understand what the office defined.
    """
    shipped = BY_CODE.get(code)
    if shipped is not None:
        return shipped
    kept = kept_indicators(only=code) if _may_be_kept(code) else {}
    if code not in kept:
        raise IndicatorUnknown(code, (*BY_CODE, *kept_codes()))
    return kept[code]


def _may_be_kept(code: str) -> bool:
    return len(code) <= LONGEST["code"] and code.isascii() and _NEVER_STORED not in code


def kept_codes() -> tuple[str, ...]:
    """Name the indicators of the office's own."""
    return tuple(Definition.objects.order_by("code").values_list("code", flat=True))


def kept_indicators(*, only: str = "") -> dict[str, Indicator]:
    """Give the office's own indicators by code; with `only` that one, if it is there.

    Of all of them, those that are not understood any more are left out; of one, `DefinitionsRefused` says why.
    """
    rows = dict(Definition.objects.order_by("code").values_list("code", "content")) if not only else _with_bases(only)
    found: dict[str, Indicator] = {}
    for code, content in sorted(rows.items(), key=lambda row: "denominator" in row[1]):
        try:
            (found[code],) = indicators_from([content], taken=frozenset(BY_CODE), known=BY_CODE | found)
        except DefinitionsRefused:
            if code == only:
                raise
    return found


def _with_bases(code: str) -> dict[str, dict[str, Any]]:
    """Fetch one definition, and those that it is a share of; these are no shares themselves."""
    found = dict(Definition.objects.filter(code=code).values_list("code", "content"))
    bases = [one for content in found.values() for one in dict(content.get("denominator", {})).values()]
    return found | dict(Definition.objects.filter(code__in=bases).values_list("code", "content"))
