"""Say whether an act is allowed, and by which version of which rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Self

from chibo.kernel.dated_rules import RuleVersion
from chibo.kernel.errors import ChiboError, RuleBroken
from chibo.kernel.wording import Translate, gettext_noop, say

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Outcome(StrEnum):
    """What a rule answered."""

    ALLOWED = "allowed"
    WARNED = "warned"
    NO_RULE_KNOWN = "no_rule_known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule: its outcome, a reason a person can read, its source and the version that was obeyed."""

    outcome: Outcome
    code: str = ""
    reason: str = ""
    source: str = ""
    rule: RuleVersion | None = None
    data: Mapping[str, object] = field(default=_NOTHING, hash=False)

    @classmethod
    def allowed(cls, *, rule: RuleVersion | None = None) -> Self:
        """Allow the act, by this version of the rule where there is one."""
        return cls(Outcome.ALLOWED, source=rule.source if rule else "", rule=rule)

    @classmethod
    def no_rule_known(cls, key: str) -> Self:
        """Allow the act because no version of the rule is known for its day; the verdict says so."""
        return cls(
            Outcome.NO_RULE_KNOWN,
            code="no_rule_known",
            reason=gettext_noop("No version of the rule %(key)s is known for this day."),
            data={"key": key},
        )

    @classmethod
    def warned(
        cls, code: str, reason: str, *, rule: RuleVersion | None = None, data: Mapping[str, object] = _NOTHING
    ) -> Self:
        """Allow the act, with a reason to look at it again."""
        return cls(Outcome.WARNED, code, reason, rule.source if rule else "", rule, data)

    @classmethod
    def refused(
        cls,
        code: str,
        reason: str,
        *,
        source: str = "",
        rule: RuleVersion | None = None,
        data: Mapping[str, object] = _NOTHING,
    ) -> Self:
        """Refuse the act, with a reason a person can read."""
        return cls(Outcome.REFUSED, code, reason, source or (rule.source if rule else ""), rule, data)

    @property
    def permits(self) -> bool:
        """Tell whether the act may go on: all outcomes but a refusal."""
        return self.outcome is not Outcome.REFUSED

    def said(self, translate: Translate = str) -> str:
        """Say the reason with its values, in the language of `translate`."""
        return say(self.reason, self.data, translate)

    def obey(self, otherwise: type[ChiboError] = RuleBroken) -> Self:
        """Go on with the verdict in hand, or raise an error of the given family that says the reason and the source."""
        if not self.permits:
            raise otherwise(self.code, self.reason, {**self.data, "source": self.source})
        return self

    def softened(self) -> Self:
        """Turn a refusal into a warning: on imported past facts rules only warn."""
        if self.permits:
            return self
        return type(self)(Outcome.WARNED, self.code, self.reason, self.source, self.rule, self.data)
