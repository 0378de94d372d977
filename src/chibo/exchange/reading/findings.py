"""Gather what a reading finds, place by place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chibo.exchange.reading.remarks import Refusal, Remark, Warning_, shortened
from chibo.exchange.reading.sentences import SENTENCES


class FileRefused(Exception):
    """The file, or one sheet of it, cannot be read at all."""

    def __init__(self, code: str, *, sheet: str = "", **content: object) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.content = content


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding lies."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    key: str = ""
    value: object = ""


@dataclass(slots=True)
class Findings:
    """The refusals and warnings so far; past `most` of either only one more is kept, which says so."""

    most: int
    refusals: list[Refusal] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)

    def refuse(self, place: Place, code: str, content: Mapping[str, object] | None = None) -> None:
        """Note what cannot be taken in."""
        self.refuse_in_words(place, code, *SENTENCES[code], content)

    def refuse_in_words(
        self, place: Place, code: str, rule: str, remedy: str, content: Mapping[str, object] | None = None
    ) -> None:
        """Note what cannot be taken in, in the words of another part of the system."""
        self._note(self.refusals, Refusal, place, (code, rule, remedy), content)

    def warn(self, place: Place, code: str, content: Mapping[str, object] | None = None) -> None:
        """Note what is taken in and should be looked at."""
        self._note(self.warnings, Warning_, place, (code, *SENTENCES[code]), content)

    def _note[R: Remark](
        self,
        kept: list[R],
        kind: type[R],
        place: Place,
        words: tuple[str, str, str],
        content: Mapping[str, object] | None,
    ) -> None:
        if len(kept) > self.most:
            return
        if len(kept) == self.most:
            place, words, content = (
                Place(file=place.file),
                ("remarks_cut", *SENTENCES["remarks_cut"]),
                {"most": self.most},
            )
        code, rule, remedy = words
        kept.append(
            kind(
                code=code,
                rule=rule,
                remedy=remedy,
                file=place.file,
                sheet=place.sheet,
                row=place.row,
                column=place.column,
                heading=place.heading,
                key=place.key,
                value=shortened(place.value),
                data=content or {},
            )
        )
