"""Give tables as files: one, all of a unit, or those of a unit and of each unit directly below it as one package."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from chibo.desk.web.export import SHEET
from chibo.desk.web.tables.asking import Asked, counting, edition_of, forms_of, reader_and_asked
from chibo.figures.api import FilledTable, last_signed
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.papers.tables.api import ENDINGS, package_parts, write_table
from chibo.register.units.api import children_of

# Some minutes' worth as PDF; the command has no such bound.
MOST_UNITS = 500
_NAMED = 5
_TYPES = {"xlsx": SHEET, "pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "json": "application/json"}
_NAMES = {"xlsx": "Excel", "pdf": "PDF", "csv": "CSV", "json": "JSON"}


class PackageTooLarge(RuleBroken):
    """The package would hold more units than a page is kept waiting for."""

    def __init__(self, unit: str, units: int) -> None:
        text = gettext_noop(
            "The package of “%(unit)s” has %(units)s units; a page gives at most %(most)s. At the terminal:"
            " chibo tables export all --children --to FILE.zip."
        )
        super().__init__("package_too_large", text, {"unit": unit, "units": units, "most": MOST_UNITS})


class NotAllSigned(RuleBroken):
    """The tables are asked for as signed, and some are not."""

    def __init__(self, missing: Sequence[tuple[str, str]]) -> None:
        text = gettext_noop(
            "%(count)s of these tables are not signed for the period: %(tables)s. Sign them, or take them as counted."
        )
        named = "; ".join(f"{number}, {unit}" for number, unit in missing[:_NAMED])
        tables = f"{named} …" if len(missing) > _NAMED else named
        super().__init__("tables_not_all_signed", text, {"count": len(missing), "tables": tables})


@dataclass(frozen=True, slots=True)
class PackageOffered:
    """The package of a unit: how many units directly below come with it; without an address it is too large."""

    address: str
    children: int


def one(request: HttpRequest, number: str, form: str) -> FileResponse:
    """Give the table of the page as a file: as counted, or the edition as it was signed."""
    _reader, asked = reader_and_asked(request)
    filled = edition_of(number, asked)
    if filled is None:
        with counting(asked) as tables:
            filled = tables.table(number, asked.unit.id, asked.period)
    name = f"bieu-{filled.definition.number}-{_of(asked)}"
    if filled.edition is not None:
        name += f"-lan-ky-{filled.edition}"
    return _table_file([filled], form, name)


def of_unit(request: HttpRequest, form: str) -> FileResponse:
    """Give all tables of the unit in one file."""
    _reader, asked = reader_and_asked(request)
    return _table_file(_filled(request, asked, {asked.unit.id: asked.unit.name}), form, f"bieu-{_of(asked)}")


def package(request: HttpRequest) -> StreamingHttpResponse:
    """Give all tables of the unit and of each unit directly below it, packed, a file a unit.

    All is counted before the first part is sent; each unit's file is written when the one before it is on its way.
    """
    _reader, asked = reader_and_asked(request)
    form = _known(request.GET.get("form", "xlsx"))
    units = {asked.unit.id: asked.unit.name}
    units |= {child.id: child.name for child in children_of(asked.unit.id, on=asked.period.on)}
    if len(units) > MOST_UNITS:
        raise PackageTooLarge(asked.unit.name, len(units))
    filled = _filled(request, asked, units)
    response = StreamingHttpResponse(package_parts(filled, form), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, f"bo-bieu-{_of(asked)}.zip") or "attachment"
    return response


def _filled(request: HttpRequest, asked: Asked, units: dict[int, str]) -> list[FilledTable]:
    """Fill in each table of each unit: as counted, or with `values=signed` as last signed, all of them."""
    numbers = [number for number, form in forms_of(asked).items() if asked.period.length in form.periods]
    if not numbers:
        raise Http404
    places = [(unit, number) for unit in units for number in numbers]
    if request.GET.get("values") == "signed":
        signed = last_signed(list(units), asked.period)
        missing = [(number, units[unit]) for unit, number in places if (unit, number) not in signed]
        if missing:
            raise NotAllSigned(missing)
        return [signed[place] for place in places]
    with counting(asked) as tables:
        tables.take_in(list(units))
        return [tables.table(number, unit, asked.period) for unit, number in places]


def _table_file(tables: Sequence[FilledTable], form: str, name: str) -> FileResponse:
    known = _known(form)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    write_table(file, tables, known)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.{known}", content_type=_TYPES[known])


def _known(form: str) -> str:
    if form not in ENDINGS:
        raise Http404
    return form


def _of(asked: Asked) -> str:
    return f"{asked.unit.code or asked.unit.id}-{asked.period}"


def files_of(number: str, asked: Asked) -> list[tuple[str, str]]:
    """Give the addresses of the table's files, each with its name."""
    part = asked.address_part()
    return [(_NAMES[form], f"{reverse('desk:table_file', args=[number, form])}?{part}") for form in ENDINGS]


def files_of_all(asked: Asked) -> list[tuple[str, str]]:
    """Give the addresses of the files that hold all tables of the unit."""
    part = asked.address_part(edition=None)
    return [(_NAMES[form], f"{reverse('desk:tables_file', args=[form])}?{part}") for form in ENDINGS]


def package_offered(asked: Asked) -> PackageOffered:
    """Say what a package of the unit would hold."""
    children = len(children_of(asked.unit.id, on=asked.period.on))
    return PackageOffered(reverse("desk:tables_package") if children < MOST_UNITS else "", children)
