"""Read the code lists of the register: those Chibo came with and what administrators added."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from chibo.register.codes.models import Code, CodeMeaning


@dataclass(frozen=True, slots=True)
class CodeInUse:
    """A code with what it means on the day asked about."""

    list: str
    code: str
    parent_code: str | None
    label_vi: str
    label_en: str
    facts: Mapping[str, str]

    def label(self, language: str = "vi") -> str:
        """Give the label in Vietnamese, or in English for any other language."""
        return self.label_vi if language.startswith("vi") else self.label_en


def codes_on(name: str, *, on: date) -> tuple[CodeInUse, ...]:
    """List the codes of the list in use on the day, in its order; one query."""
    holds = Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
    meanings = CodeMeaning.objects.filter(*holds, code__list=name).select_related("code")
    return tuple(_in_use(meaning) for meaning in meanings.order_by("code__ordinal", "code__code"))


def labels_on(names: Collection[str], *, on: date, language: str = "vi") -> Mapping[tuple[str, str], str]:
    """Name each code of the lists as on the day, by list and code; one query.

    A code not in use on the day keeps the last label it had before, or else its first: a past fact is never nameless.
    """
    meanings = CodeMeaning.objects.filter(code__list__in=names).select_related("code")
    labels: dict[tuple[str, str], str] = {}
    for meaning in meanings.order_by("code_id", F("valid_from").asc(nulls_first=True)):
        place = (meaning.code.list, meaning.code.code)
        if place not in labels or meaning.valid_from is None or meaning.valid_from <= on:
            labels[place] = _in_use(meaning).label(language)
    return labels


def _in_use(meaning: CodeMeaning) -> CodeInUse:
    code: Code = meaning.code
    return CodeInUse(code.list, code.code, code.parent_code, meaning.label_vi, meaning.label_en, meaning.facts)
