"""Give the papers of a reorganisation: the annex of its decision, and the hand-over lists."""

import io
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.utils.translation import override

from chibo.desk.web.export import SHEET
from chibo.desk.web.reader import reader_of
from chibo.desk.web.reorganisations.before_after import BeforeAfter, Named, labels_of, spoken_of
from chibo.desk.web.reorganisations.loading import reorganisation_of, reorganisation_to_order, told_before
from chibo.desk.web.reorganisations.words import counted_name
from chibo.desk.web.words import coded
from chibo.papers.reorganisation.api import (
    AnnexRow,
    BalanceRow,
    EndedUnit,
    Heading,
    Thing,
    write_annex,
    write_handover,
)
from chibo.register.decisions.api import decision
from chibo.register.reorganisations.api import (
    HandedOver,
    ReorganisationLine,
    ReorganisationNotSeen,
    UnitTold,
    actions_of,
    handed_over,
    plan_listed,
    rehearsal_seen,
)
from chibo.trust.access.api import Permission

ALL = 10_000_000


def annex(request: HttpRequest, reorganisation: UUID) -> FileResponse:
    """Give the table of before and after, with what is counted by the last rehearsal, in Vietnamese."""
    line = reorganisation_of(reader_of(request), reorganisation)
    file = io.BytesIO()
    with override("vi"):
        actions = actions_of(line.id)
        telling = BeforeAfter(told_before(line, spoken_of(actions)), labels_of(actions), "")
        rows = [telling.row(number, action) for number, action in enumerate(actions, start=1)]
        written = [
            AnnexRow(row.position, _texts(row.before), row.name, _texts(row.after), _notes(row.after)) for row in rows
        ]
        balance = rehearsal_seen(line.rehearsal_id).balance if line.rehearsal_id is not None else ()
        counted = [BalanceRow(counted_name(one.what, one.kind), one.before, one.after) for one in balance]
        write_annex(file, heading_of(line), written, counted)
    return _answer(file, "phu-luc", line)


def handover(request: HttpRequest, reorganisation: UUID) -> FileResponse:
    """Give the hand-over list of each unit that ends; it names people, so only whoever may export members has it."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.EXPORT_MEMBERS)
    if line.rehearsal_id is None:
        raise ReorganisationNotSeen(reorganisation)
    file = io.BytesIO()
    with override("vi"):
        write_handover(file, heading_of(line), list(_ended(line, line.rehearsal_id)))
    return _answer(file, "ban-giao", line)


def heading_of(line: ReorganisationLine) -> Heading:
    """Name the decision as papers do."""
    issuer, said = "", ""
    if line.decision_id is not None:
        found = decision(line.decision_id)
        issuer = found.issuer
        signed = f" ngày {found.signed_on:%d/%m/%Y}" if found.signed_on else ""
        said = f"{coded('decision_kind', found.kind)} số {found.number}{signed} của {found.issuer}"
    return Heading(issuer, said, line.title, f"{line.effective_on:%d/%m/%Y}")


def _ended(line: ReorganisationLine, rehearsal_id: int) -> Iterable[EndedUnit]:
    _count, ends = plan_listed(rehearsal_id, offset=0, rows=ALL, change="end")
    _count, ties = plan_listed(rehearsal_id, offset=0, rows=ALL, change="lineage")
    things = handed_over(rehearsal_id, effective_on=line.effective_on)
    spoken = (
        {row.subject for row in ends} | {row.other for row in ties if row.other} | {one.to for one in things if one.to}
    )
    told = told_before(line, spoken)
    by_unit: dict[int, list[Thing]] = defaultdict(list)
    for one in things:
        by_unit[one.unit_id].append(_thing(one, told))
    goes_on: dict[int, list[str]] = defaultdict(list)
    for row in ties:
        if row.other in told:
            goes_on[row.subject].append(told[row.other].name)
    for row in ends:
        unit = told[row.subject]
        end = coded("reorganisation_kind", row.text) or row.text
        yield EndedUnit(unit.name, unit.code or "", end, "; ".join(goes_on[row.subject]), by_unit[row.subject])


def _thing(one: HandedOver, told: dict[int, UnitTold]) -> Thing:
    detail = coded("post", one.detail) if one.what == "officer" else one.detail
    if one.to in told:
        to = told[one.to].name
    elif one.what == "officer":
        to = "Thôi giữ chức vụ khi tổ chức kết thúc"
    elif one.said == "ended":
        to = "Kết thúc cùng đợt"
    else:
        to = one.said or "–"
    return Thing(one.what, one.name, detail or "", to)


def _texts(side: Iterable[Named]) -> list[str]:
    return [one.text for one in side]


def _notes(side: Iterable[Named]) -> list[str]:
    return [one.note for one in side if one.note]


def _answer(file: io.BytesIO, name: str, line: ReorganisationLine) -> FileResponse:
    file.seek(0)
    named = f"{name}-{line.effective_on:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=named, content_type=SHEET)
