"""Say what one row of a code list is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chibo.kernel.errors import NotFound
from chibo.kernel.partial_dates import PartialDate, first_day_of
from chibo.kernel.periods import Period
from chibo.kernel.wording import gettext_noop


class CodeListUnknown(NotFound):
    """There is no code list of that name."""

    def __init__(self, name: str) -> None:
        super().__init__("code_list_unknown", gettext_noop("There is no code list “%(list)s”."), {"list": name})


class CodeUnknown(NotFound):
    """The list has no such code."""

    def __init__(self, name: str, code: str) -> None:
        super().__init__(
            "code_unknown",
            gettext_noop("The code list “%(list)s” has no code “%(code)s”."),
            {"list": name, "code": code},
        )


@dataclass(frozen=True, slots=True)
class CodeRow:
    """What a code means during a period: its labels, its place under a parent, its source and further facts."""

    list: str
    code: str
    parent: str
    label_vi: str
    label_en: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    source: str
    note: str
    facts: Mapping[str, str] = field(hash=False)

    @property
    def during(self) -> Period:
        """Give the days on which the row holds; a partial bound counts as its first day."""
        return Period(first_day_of(self.valid_from), first_day_of(self.valid_to))

    def label(self, language: str = "vi") -> str:
        """Give the label in Vietnamese, or in English for any other language."""
        return self.label_vi if language.startswith("vi") else self.label_en
