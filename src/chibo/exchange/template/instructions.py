"""Say in a few lines how the template is filled in."""

from collections.abc import Iterator

from django.utils.translation import gettext

from chibo.exchange.reading.api import SHEETS
from chibo.exchange.template.explained import explained


def instruction_lines() -> Iterator[str]:
    """Give the lines in the language that is set."""
    yield gettext("Each sheet may be filled in, left empty or deleted. The headings must stay; their order may change.")
    for sheet in SHEETS:
        yield f"• {sheet.names[0]}: {explained(sheet.explains)}"
    yield gettext("Row 2 of each sheet is an invented example: delete it before you import the file.")
    yield gettext("Columns with a red heading must be filled in. Point at a heading to read what belongs there.")
    yield gettext("Dates: 17/05/1975; where less is known 05/1975 or 1975; “không rõ” where nothing is known.")
    yield gettext("The last day a thing held is not written, but the first day on which it no longer holds.")
    yield gettext("An empty cell says nothing; a row that is absent ends nothing. What has ended needs its day.")
    yield gettext("What is new of something already known needs the day from which it holds (Áp dụng từ ngày).")
    yield gettext("Numbers of people are texts: their leading zeros belong to them.")
    yield gettext("Try first: chibo import register FILE --dry-run shows what would change and writes nothing.")
