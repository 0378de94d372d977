"""Define indicators of the office's own, from a file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from chibo.figures.indicators.defining import indicators_from, tables_in
from chibo.figures.indicators.definitions import Indicator
from chibo.figures.indicators.models import Definition
from chibo.figures.indicators.permissions import may_define
from chibo.figures.indicators.queries.kept_indicators import kept_indicators
from chibo.figures.indicators.rules import IndicatorUnknown
from chibo.figures.indicators.shipping import BY_CODE
from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.trust.audit.api import entry, recording_day


class Change(StrEnum):
    """What a file makes of one indicator."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Defined:
    """One indicator of a file: what becomes of it, and which version it then is."""

    indicator: Indicator
    change: Change
    version: int


def define_indicators(
    content: bytes, *, by: Actor, reason: str = "", is_rehearsal: bool = False
) -> tuple[Defined, ...]:
    """Make the file's indicators those of the office: new ones as version 1, changed ones as the next version.

    What is as it was is left alone. With `is_rehearsal` nothing is written. Raises `DefinitionsRefused` with every
    fault there is, `NotPermitted`.
    """
    may_define(by, on=recording_day()).obey(NotPermitted)
    tables = tables_in(content)
    with transaction.atomic():
        indicators = indicators_from(tables, taken=frozenset(BY_CODE), known=BY_CODE | kept_indicators())
        kept = {row.code: row for row in Definition.objects.select_for_update().order_by("code")}
        told = tuple(_defined(one, table, kept.get(one.code)) for one, table in zip(indicators, tables, strict=True))
        changed = [(one, table) for one, table in zip(told, tables, strict=True) if one.change is not Change.SAME]
        if changed and not is_rehearsal:
            codes = ", ".join(one.indicator.code for one, _ in changed)
            with entry(by=by, reason=reason or f"define_indicators {codes}"[:500]):
                for one, table in changed:
                    Definition.objects.update_or_create(
                        code=one.indicator.code, defaults={"version": one.version, "content": table}
                    )
    return told


def forget_indicator(code: str, *, by: Actor, reason: str = "") -> None:
    """Take an indicator of the office out of use; history keeps it. Raises `IndicatorUnknown`, `NotPermitted`."""
    may_define(by, on=recording_day()).obey(NotPermitted)
    with entry(by=by, reason=reason or f"forget_indicator {code}"[:500]):
        if not Definition.objects.filter(code=code).delete()[0]:
            raise IndicatorUnknown(code, tuple(Definition.objects.order_by("code").values_list("code", flat=True)))


def _defined(indicator: Indicator, table: dict[str, Any], row: Definition | None) -> Defined:
    if row is None:
        return Defined(indicator, Change.NEW, 1)
    if row.content == table:
        return Defined(indicator, Change.SAME, row.version)
    return Defined(indicator, Change.CHANGED, row.version + 1)
