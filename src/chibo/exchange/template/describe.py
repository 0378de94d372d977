"""Draw the tables of docs/import-format from the declarations: `python -m chibo.exchange.template.describe`.

Without arguments it says whether the documents are as the declarations have it; with `--write` it makes them so.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation import gettext, override

import chibo
from chibo.exchange.reading.api import SHEETS
from chibo.exchange.template.explained import explained
from chibo.exchange.template.workbook import list_of
from chibo.kernel.code_lists import code_list
from chibo.kernel.sheets import Column, Form, Sheet
from chibo.kernel.wording import Wording, gettext_noop

BEGIN = "<!-- drawn from the declarations: begin -->"
END = "<!-- drawn from the declarations: end -->"
DOCUMENTS = {"en": "docs/import-format.md", "vi": "docs/import-format.vi.md"}

_FORMS: dict[Form, Wording] = {
    Form.TEXT: gettext_noop("text"),
    Form.LINES: gettext_noop("text, one item a line"),
    Form.DATE: gettext_noop("date"),
    Form.NUMBER: gettext_noop("whole number"),
    Form.DIGITS: gettext_noop("digits"),
    Form.CODE: gettext_noop("list"),
    Form.YES_NO: gettext_noop("yes or no"),
}


def described(language: str) -> str:
    """Draw all tables in one language: the columns of each sheet, then the code lists."""
    with override(language):
        return "\n".join([*_sheets(), *_lists(language)])


def with_tables(text: str, language: str) -> str:
    """Give a document with its tables drawn anew."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{described(language)}\n{END}{after}"


def _sheets() -> Iterator[str]:
    for sheet in SHEETS:
        yield f"### {sheet.names[0]} (`{sheet.key}`)\n"
        yield f"{explained(sheet.explains)}\n"
        yield from _names(sheet)
        heads = (gettext("Key"), gettext("Headings"), gettext("What it says"), gettext("Form"), gettext("Example"))
        yield f"| {' | '.join(heads)} |\n|---|---|---|---|---|"
        yield from (_row(column) for column in sheet.columns)
        yield ""


def _names(sheet: Sheet) -> Iterator[str]:
    names = ", ".join(f"“{name}”" for name in sheet.names)
    yield f"{gettext('Names of the sheet')}: {names}.\n"


def _row(column: Column) -> str:
    key = f"`{column.key}`" + (" **\\***" if column.required else "")
    headings = "; ".join(column.headings)
    return f"| {key} | {headings} | {explained(column.explains)} | {_form(column)} | {column.example} |"


def _form(column: Column) -> str:
    form = gettext(_FORMS[column.form])
    if column.form is Form.CODE:
        return f"{form} [`{column.code_list}`](#{column.code_list})"
    if column.lengths:
        return f"{form} ({' / '.join(map(str, column.lengths))})"
    return form


def _lists(language: str) -> Iterator[str]:
    names = dict.fromkeys(list_of(column) for sheet in SHEETS for column in sheet.columns if column.form is Form.CODE)
    for name in names:
        yield f"#### {name}\n"
        yield f"| {gettext('Code')} | {gettext('Meaning')} |\n|---|---|"
        labels = {row.code: row.label(language) for row in code_list(name)}
        yield from (f"| `{code}` | {label} |" for code, label in labels.items())
        yield ""


def main(arguments: list[str]) -> int:
    """Compare the documents with the declarations, or write them."""
    if not settings.configured:
        settings.configure(USE_I18N=True, LOCALE_PATHS=[Path(chibo.__file__ or "").parent / "locale"])
    django.setup()
    stale = 0
    for language, name in DOCUMENTS.items():
        document = Path(name)
        text = document.read_text(encoding="utf-8")
        drawn = with_tables(text, language)
        if drawn != text and arguments == ["--write"]:
            document.write_text(drawn, encoding="utf-8")
        elif drawn != text:
            stale += 1
            sys.stdout.write(f"{name} is stale: python -m chibo.exchange.template.describe --write\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
