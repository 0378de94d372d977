"""Show reorganisations: the list, one with its table of before and after, its plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.reader import reader_of
from chibo.desk.web.reorganisations.before_after import BeforeAfter, Row, labels_of, spoken_of
from chibo.desk.web.reorganisations.findings import told
from chibo.desk.web.reorganisations.loading import is_planned, offers, reorganisation_of, told_before
from chibo.desk.web.reorganisations.plan import plan_lines
from chibo.desk.web.reorganisations.words import action_name, change_name, counted_name, deed_name, run_name, state_name
from chibo.desk.web.shell import reading_scope
from chibo.register.reorganisations.api import (
    KINDS,
    Action,
    BalanceLine,
    ReorganisationLine,
    ReorganisationNotSeen,
    actions_of,
    deeds_done,
    digest_of,
    findings_listed,
    identity_of,
    last_run_of,
    plan_listed,
    rehearsal_seen,
    reorganisations_listed,
)
from chibo.trust.access.api import Permission
from chibo.ui.api import Tab, page_of, wants_fragment

FINDINGS_SHOWN = 100
TONES = {"applied": "tag-good", "approved": "tag-good", "refused": "tag-past", "reversed": "tag-past"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the balance in words; `detail` leads to the rows of the plan that explain the difference."""

    name: str
    line: BalanceLine

    @property
    def change(self) -> str:
        """Write the difference with its sign."""
        return f"{self.line.difference:+}".replace("-", "−") if self.line.difference else "0"


def index(request: HttpRequest) -> HttpResponse:
    """List the reorganisations that the reader may see, the latest day first."""
    reader = reader_of(request)
    scope = reading_scope(reader)
    if not scope:
        raise ReorganisationNotSeen(reader.actor.name)
    page = page_of(request)
    total, lines = reorganisations_listed(
        reader=identity_of(reader.actor), scope=scope, offset=page.offset, rows=page.rows
    )
    content = {
        "section": "reorganisations",
        "lines": [
            (line, state_name(line.state), TONES.get(line.state, ""), is_planned(line, reader)) for line in lines
        ],
        "pages": page.of(request, total),
        "may_draft": bool(reader.scope(Permission.REORGANISE)),
    }
    return render(request, "desk/reorganisations/list.html", content)


def show(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show one: its actions as a table of before and after, and what the last rehearsal gave."""
    reader = reader_of(request)
    line = reorganisation_of(reader, reorganisation)
    actions, run = actions_of(line.id), last_run_of(line.id)
    searched = (request.GET.get("before", "")[:100], request.GET.get("after", "")[:100])
    page = page_of(request)
    total, rows = _rows(line, actions, searched, page.offset, page.rows)
    content = {
        **frame(line, "desk:reorganisation"),
        "rows": rows,
        "searched_before": searched[0],
        "searched_after": searched[1],
        "pages": page.of(request, total),
        "last": len(actions),
        "digest": digest_of(actions),
        "kinds": [(kind, action_name(kind)) for kind in KINDS],
        "offers": offers(line, reader, is_busy=run is not None and not run.state.is_over),
        "run": run,
        "run_name": run_name(run.what) if run else "",
        "deeds": [(deed_name(deed.what), deed) for deed in deeds_done(line.id)],
        "is_planned": is_planned(line, reader),
        "may_export": bool(reader.scope(Permission.EXPORT_MEMBERS)),
    }
    if wants_fragment(request):
        return render(request, "desk/reorganisations/actions.html", content)
    return render(request, "desk/reorganisations/one.html", {**content, **_rehearsal(line)})


def plan(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show the plan of the last rehearsal, row by row."""
    reader = reader_of(request)
    line = reorganisation_of(reader, reorganisation)
    content: dict[str, object] = frame(line, "desk:reorganisation_plan")
    if line.rehearsal_id is not None:
        seen, page, change = rehearsal_seen(line.rehearsal_id), page_of(request), request.GET.get("change", "")
        change = change if change in seen.rows else ""
        total, rows = plan_listed(line.rehearsal_id, offset=page.offset, rows=page.rows, change=change)
        content |= {
            "rehearsal": seen,
            "changes": [(one, change_name(one), count) for one, count in sorted(seen.rows.items())],
            "change": change,
            "rows": plan_lines(rows, line),
            "pages": page.of(request, total),
        }
    return render(request, "desk/reorganisations/plan.html", content)


def frame(line: ReorganisationLine, current: str) -> dict[str, object]:
    """Give what all pages of a reorganisation share."""
    views = [("desk:reorganisation", _("Before and after")), ("desk:reorganisation_plan", _("Plan"))]
    return {
        "section": "reorganisations",
        "line": line,
        "state": state_name(line.state),
        "tone": TONES.get(line.state, ""),
        "tabs": [Tab(label, reverse(name, args=[line.public_id]), name == current) for name, label in views],
    }


def _rows(
    line: ReorganisationLine, actions: tuple[Action, ...], searched: tuple[str, str], offset: int, count: int
) -> tuple[int, list[Row]]:
    """Tell one page of the actions; only a search tells all of them."""
    numbered: Iterable[tuple[int, Action]] = list(enumerate(actions, start=1))
    if not any(searched):
        numbered = list(numbered)[offset : offset + count]
    units = told_before(line, spoken_of(action for _number, action in numbered))
    telling = BeforeAfter(units, labels_of(actions), f"?on={line.effective_on:%Y-%m-%d}")
    rows = [telling.row(number, action) for number, action in numbered]
    if not any(searched):
        return len(actions), rows
    found = [row for row in rows if row.bears(*searched)]
    return len(found), found[offset : offset + count]


def _rehearsal(line: ReorganisationLine) -> dict[str, object]:
    if line.rehearsal_id is None:
        return {}
    seen = rehearsal_seen(line.rehearsal_id)
    found = findings_listed(line.rehearsal_id, offset=0, rows=FINDINGS_SHOWN)
    units = told_before(line, {unit for one in found for unit in one.unit_ids})
    balance = [Counted(counted_name(one.what, one.kind), one) for one in seen.balance]
    units_in_all = BalanceLine(
        "unit",
        "",
        *(
            sum(getattr(one, side) for one in seen.balance if one.what == "unit")
            for side in ("before", "after", "begins", "ends")
        ),
    )
    return {
        "rehearsal": seen,
        "findings": told(found, units, at=f"?on={line.effective_on:%Y-%m-%d}"),
        "findings_total": seen.refusals + seen.warnings,
        "totals": [Counted(_("Units in all"), units_in_all), *(one for one in balance if one.line.what != "unit")],
        "by_kind": [one for one in balance if one.line.what == "unit" and (one.line.begins or one.line.ends)],
        "unchanged": [one for one in balance if one.line.what == "unit" and not (one.line.begins or one.line.ends)],
    }
