"""Bring the code lists that Chibo comes with into the register."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from chibo.kernel.actors import Actor
from chibo.kernel.code_lists import VERSION, CodeRow, code_list, code_list_names, codes_of
from chibo.kernel.errors import NotPermitted
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.wording import gettext_noop
from chibo.register.codes.models import Code, CodeMeaning
from chibo.register.codes.permissions import may_load_codes
from chibo.trust.audit.api import EntryKind, entry

_COARSEST_FIRST = (Precision.YEAR, Precision.MONTH, Precision.DAY)


@dataclass(frozen=True, slots=True)
class CodesLoaded:
    """How many codes, meanings and last days of meanings were brought in."""

    codes: int
    meanings: int
    ends: int


def load_codes(*, by: Actor) -> CodesLoaded:
    """Bring in what the register lacks of the shipped lists; what it holds already stays as it is.

    A meaning the register holds without an end gets the end that is known now. Where nothing is lacking, nothing is
    written, not even an entry. Raises `NotPermitted`.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE codes_code IN SHARE ROW EXCLUSIVE MODE")
        may_load_codes(by).obey(NotPermitted)
        held = {(code.list, code.code): code for code in Code.objects.all()}
        codes = [code for code in _shipped_codes() if (code.list, code.code) not in held]
        meanings, ended = _lacking_meanings(held | {(code.list, code.code): code for code in codes})
        if codes or meanings or ended:
            with entry(by=by, reason=gettext_noop("Code lists loaded"), basis=("codes", VERSION), kind=EntryKind.SETUP):
                Code.objects.bulk_create(codes)
                CodeMeaning.objects.bulk_create(meanings)
                CodeMeaning.objects.bulk_update(ended, ["valid_to", "precision"])
    return CodesLoaded(len(codes), len(meanings), len(ended))


def _shipped_codes() -> Iterator[Code]:
    for name in code_list_names():
        parents = {row.code: row.parent or None for row in code_list(name)}
        for ordinal, code in enumerate(codes_of(name), start=1):
            yield Code(list=name, code=code, parent_code=parents[code], ordinal=ordinal)


def _lacking_meanings(codes: dict[tuple[str, str], Code]) -> tuple[list[CodeMeaning], list[CodeMeaning]]:
    """Give the meanings that are not held, and those held without their end, with the end put in."""
    held = {
        (meaning.code.list, meaning.code.code, meaning.valid_from): meaning
        for meaning in CodeMeaning.objects.select_related("code")
    }
    lacking, ended = [], []
    for row in (row for name in code_list_names() for row in code_list(name)):
        shipped = _meaning(codes[row.list, row.code], row)
        known = held.get((row.list, row.code, shipped.valid_from))
        if known is None:
            lacking.append(shipped)
        elif known.valid_to is None and shipped.valid_to is not None:
            known.valid_to, known.precision = shipped.valid_to, shipped.precision
            ended.append(known)
    return lacking, ended


def _meaning(code: Code, row: CodeRow) -> CodeMeaning:
    return CodeMeaning(
        code=code,
        valid_from=row.during.start,
        valid_to=row.during.end,
        precision=_coarsest(row.valid_from, row.valid_to),
        label_vi=row.label_vi,
        label_en=row.label_en,
        source=row.source,
        note=row.note,
        facts=dict(row.facts),
    )


def _coarsest(*bounds: PartialDate | None) -> Precision:
    """Give the coarser precision of the bounds: one column says how far both can be trusted."""
    given = {bound.precision for bound in bounds if bound}
    return next((precision for precision in _COARSEST_FIRST if precision in given), Precision.DAY)
