"""Find the texts to translate in the package's Python and templates, without GNU gettext.

Python is read as a syntax tree; a template is first turned by Django into something that looks like Python, of which
only the calls are read. A text is known by its context (or None), its singular and its plural (or None).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path("src/chibo")
TEMPLATE_SUFFIXES = {".html", ".txt"}
# Each function, with the places of its context, singular and plural among the arguments.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL_IN_TEMPLATE = re.compile(r"(?<![\w.])(?:_|n?p?gettext)\(")


class Text(NamedTuple):
    """One text to translate."""

    context: str | None
    singular: str
    plural: str | None


def texts_by_file() -> dict[Path, set[Text]]:
    """Read the whole package: each source file with the texts in it, files in a stated order."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    found = {}
    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix == ".py":
            found[file] = set(texts_of_python(file.read_text(encoding="utf-8"), file))
        elif file.suffix in TEMPLATE_SUFFIXES and "templates" in file.parts:
            found[file] = set(texts_of_template(file.read_text(encoding="utf-8"), file))
    return {file: texts for file, texts in found.items() if texts}


def texts_of_python(source: str, file: Path) -> Iterator[Text]:
    """Read the calls of the translating functions; a text put together on the spot is refused.

    A name in place of a text is passed over: what it holds was marked by gettext_noop where it was written.
    """
    for node in ast.walk(ast.parse(source, filename=str(file))):
        if isinstance(node, ast.Call) and name_of(node.func) in FUNCTIONS and not names_its_text(node):
            yield text_of_call(node, file)


def names_its_text(call: ast.Call) -> bool:
    """Tell whether the text of the call is a name for one that stands elsewhere."""
    return bool(call.args) and isinstance(call.args[0], ast.Name | ast.Attribute | ast.Subscript)


def texts_of_template(source: str, file: Path) -> Iterator[Text]:
    """Read the calls that Django finds in a template."""
    lines = templatize(source, origin=str(file))
    for match in CALL_IN_TEMPLATE.finditer(lines):
        yield text_of_call(call_at(lines, match.start(), file), file)


def call_at(lines: str, start: int, file: Path) -> ast.Call:
    """Cut out the call that begins here: the shortest piece up to a bracket that is Python."""
    for end in (match.end() for match in re.finditer(r"\)", lines[start:])):
        try:
            expression = ast.parse(lines[start : start + end], mode="eval").body
        except SyntaxError:
            continue  # The bracket stood inside the text.
        if isinstance(expression, ast.Call):
            return expression
    raise SystemExit(f"{file}: a text to translate does not end: {lines[start : start + 60]!r}")


def text_of_call(call: ast.Call, file: Path) -> Text:
    """Take context, singular and plural from the arguments of one call."""
    places = FUNCTIONS[name_of(call.func)]
    context, singular, plural = (None if place is None else argument(call, place, file) for place in places)
    if singular is None:
        raise AssertionError("every function has a singular")
    return Text(context, singular, plural)


def argument(call: ast.Call, place: int, file: Path) -> str:
    """Take one argument, which must be a plain string, for only such can be translated."""
    if place < len(call.args):
        value = call.args[place]
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    raise SystemExit(f"{file}:{call.lineno}: {name_of(call.func)}() takes a plain string, so that it can be translated")


def name_of(function: ast.expr) -> str:
    """Name the function called, whether by itself or through its module."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
