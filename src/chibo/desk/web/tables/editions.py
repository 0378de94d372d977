"""Show what was signed: the editions of a table, and each as it was signed, beside what the register says now."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.addresses import editions_address, signing_address, table_address
from chibo.desk.web.tables.asking import Asked, counting, reader_and_asked
from chibo.desk.web.tables.files import files_of
from chibo.desk.web.tables.refusals import advised_for_the_desk
from chibo.desk.web.tables.shown import DifferenceShown, breaches_shown, differences_shown, form_shown
from chibo.desk.web.tables.words import period_name, title_of
from chibo.figures.api import (
    Edition,
    FilledTable,
    definition_for,
    definitions,
    differences,
    editions_of,
    signed_table,
)
from chibo.kernel.errors import ChiboError
from chibo.trust.access.api import Permission
from chibo.ui.api import Fact
from chibo.ui.templatetags.chibo import day
from chibo.ui.templatetags.chibo import number as written


@dataclass(frozen=True, slots=True)
class EditionShown:
    """One signing as the list shows it; `changes` counts the cells it tells otherwise than the one before."""

    edition: Edition
    address: str
    changes: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What the register tells now of a signed table: which cells otherwise, or why it cannot be said."""

    changed: tuple[DifferenceShown, ...] = ()
    fault: str = ""


def index(request: HttpRequest, number: str) -> HttpResponse:
    """List the editions of a table of a unit for a period, latest first."""
    reader, asked = reader_and_asked(request)
    with advised_for_the_desk():
        definition = definition_for(number, on=asked.period.on, version=asked.version)
    found = [one for one in editions_of(asked.unit.id) if (one.number, one.period) == (definition.number, asked.period)]
    content = {
        "section": "tables",
        "asked": asked,
        "definition": definition,
        "title": title_of(definition),
        "period": period_name(asked.period),
        "editions": [_listed(one, asked) for one in found],
        "counted_address": table_address(definition.number, asked, edition=None),
        "signing": signing_address(definition.number, asked, reader),
    }
    return render(request, "desk/tables/editions.html", content)


def _listed(one: Edition, asked: Asked) -> EditionShown:
    signed, before = (signed_table(one.number, one.unit.id, one.period, which) for which in (one.edition, _before(one)))
    changes = len(differences(before, signed)) if signed and before else None
    return EditionShown(one, table_address(one.number, asked, edition=one.edition), changes)


def _before(one: Edition) -> int:
    """Give the number of the edition before; -1, which none has, before the first."""
    return one.edition - 1 or -1


def show(request: HttpRequest, reader: Reader, asked: Asked, signed: FilledTable) -> HttpResponse:
    """Show the edition: nothing of it is counted anew but what it is compared with."""
    known, edition = signed.definition.number, signed.edition or 1
    last = signed_table(known, asked.unit.id, asked.period)
    before = signed_table(known, asked.unit.id, asked.period, edition - 1 or -1)
    is_last = last is None or last.edition == edition
    content = {
        **form_shown(signed, asked, opens=bool(reader.scope(Permission.READ_HISTORY))),
        "facts": _facts(signed),
        "checks": breaches_shown(signed),
        "before": before,
        "before_address": table_address(known, asked, edition=edition - 1),
        "corrected": differences_shown(signed, differences(before, signed)) if before else [],
        "last": None if is_last else last,
        "last_address": "" if is_last or last is None else table_address(known, asked, edition=last.edition),
        "now": _compared(signed, asked) if is_last else None,
        "files": files_of(known, asked),
        "signing": signing_address(known, asked, reader) if is_last else "",
        "editions_address": editions_address(known, asked),
        "counted_address": table_address(known, asked, edition=None),
        "all_tables": table_address(known, asked, edition=None).partition("?")[2],
    }
    return render(request, "desk/tables/edition.html", content)


def _compared(signed: FilledTable, asked: Asked) -> Compared:
    """Count the table now, by the same version of its form; what forbids that is said, and the edition stays."""
    try:
        with counting(asked, version=signed.definition.version) as tables:
            counted = tables.table(signed.definition.number, signed.unit.id, signed.period)
    except ChiboError as fault:
        return Compared(fault=fault.said(_))
    return Compared(tuple(differences_shown(counted, differences(signed, counted))))


def _facts(signed: FilledTable) -> list[Fact]:
    definition = signed.definition
    present = definitions().get((definition.number, definition.version))
    is_other = present is None or present.digest != definition.digest
    return [
        Fact(_("Signed by"), signed.signed_by),
        Fact(_("Signed at"), day(signed.signed_at)),
        Fact(
            _("Number of the form"),
            f"{definition.mark} · {definition.version}",
            note=_("The form has changed since; this is as it was.") if is_other else definition.basis,
        ),
        Fact(_("Unit"), signed.unit.name, note=signed.unit.parent),
        Fact(_("Tree"), _("that of each day, %(from)s – %(on)s, as known at the signing") % _span(signed)),
        Fact(
            _("Known"),
            _("up to entry %(seq)s, on %(at)s") % {"seq": written(signed.known_seq), "at": day(signed.known_at)},
        ),
        *([Fact(_("Reason"), signed.reason)] if signed.reason else []),
    ]


def _span(signed: FilledTable) -> dict[str, str]:
    return {"from": day(signed.period.since), "on": day(signed.period.on)}
