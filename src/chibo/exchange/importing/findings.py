"""Turn what the SQL found into refusals and warnings that name the place in the file."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import connection

from chibo.exchange.importing.sentences import SENTENCES
from chibo.exchange.importing.steps import statements_of
from chibo.exchange.reading.api import ReadSheet, Refusal, Warning_
from chibo.kernel.periods import Period

MOST = 10_000

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def findings_in(sheets: Sequence[ReadSheet]) -> tuple[tuple[Refusal, ...], tuple[Warning_, ...]]:
    """Give all that was refused and doubted so far, in order of file, sheet and row."""
    (listing,) = statements_of("refused_listed")
    with connection.cursor() as cursor:
        cursor.execute(listing, {"most": MOST})
        rows = cursor.fetchall()
    sheet_of = {(sheet.source, sheet.sheet_name, sheet.kind): sheet for sheet in sheets}
    refusals: list[Refusal] = []
    warnings: list[Warning_] = []
    for is_refusal, source, sheet_name, row, kind, rule, key, value, content in rows:
        said = _said(sheet_of[source, sheet_name, kind], row, rule, key, value, content)
        if is_refusal:
            refusals.append(said)
        else:
            warnings.append(Warning_(**{name: getattr(said, name) for name in said.__dataclass_fields__}))
    return tuple(refusals), tuple(warnings)


def _said(sheet: ReadSheet, row: int, code: str, key: str, value: str, content: str | Mapping[str, object]) -> Refusal:
    rule, remedy = SENTENCES[code]
    told = json.loads(content) if isinstance(content, str) else content
    return sheet.refusal(
        row=row,
        key=key,
        code=code,
        rule=rule,
        remedy=remedy,
        value=_shown(value),
        data={name: _shown(part) for name, part in told.items()},
    )


def _shown(value: object) -> str:
    """Write days and periods as people do."""
    if value is None:
        return ""
    text = str(value)
    if _DAY.fullmatch(text):
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return str(Period.parse(f"[{text[1:]}")) if text.startswith(("[", "(,")) and text.endswith(")") else text
