"""What is said of a printed line once the register was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from chibo.figures.indicators.definitions import Filter, Indicator
from chibo.figures.indicators.printed.days import When
from chibo.figures.indicators.printed.lines import Fit, PrintedLine
from chibo.kernel.wording import Wording, gettext_noop, say


class Verdict(StrEnum):
    """What becomes of a line."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    CONTRADICTED = "contradicted"
    NOT_HELD = "not_held"
    NO_FIGURE = "no_figure"


VERDICT_WORDS = {
    Verdict.CONFIRMED: gettext_noop("confirmed"),
    Verdict.DIFFERS: gettext_noop("differs"),
    Verdict.CONTRADICTED: gettext_noop("contradicted in print"),
    Verdict.NOT_HELD: gettext_noop("not held by the register"),
    Verdict.NO_FIGURE: gettext_noop("no figure printed"),
}
FIT_WORDS = {
    Fit.EXACT: gettext_noop("exact"),
    Fit.ROUNDED: gettext_noop("rounded"),
    Fit.TRUNCATED: gettext_noop("cut off"),
    Fit.BOUND: gettext_noop("as a bound"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about a line, with what it speaks of."""

    text: Wording
    content: Mapping[str, object] = field(default_factory=dict)

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say it in the language of `translate`."""
        return say(self.text, self.content, translate)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register gives: the value, the indicator and filters asked, and of which unit and when."""

    indicator: Indicator | None
    filters: tuple[Filter, ...]
    unit: int
    when: When
    value: Fraction
    numerator: Fraction
    denominator: Fraction | None


@dataclass(slots=True)
class Checked:
    """One line with its verdict: what the register gives, in which way that fits, and what else to say.

    `in_print` says how it stands to other printed lines, `against` are the numbers of those it contradicts.
    """

    line: PrintedLine
    verdict: Verdict
    answer: Answer | None = None
    fit: Fit | None = None
    notes: list[Note] = field(default_factory=list)
    in_print: list[Note] = field(default_factory=list)
    against: tuple[int, ...] = ()

    @property
    def difference(self) -> Fraction | None:
        """Give what is printed less what the register gives."""
        if self.answer is None or self.line.value is None:
            return None
        return self.line.value - self.answer.value
