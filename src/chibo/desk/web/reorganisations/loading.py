"""Load a reorganisation and see to it, in the same step, that the reader may see it; say what the reader may do."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader
from chibo.desk.web.shell import reading_scope
from chibo.register.reorganisations.api import (
    ReorganisationLine,
    ReorganisationNotSeen,
    State,
    UnitTold,
    identity_of,
    last_run_of,
    reorganisation_seen,
    units_told,
)
from chibo.trust.access.api import Permission


def reorganisation_of(reader: Reader, public_id: UUID) -> ReorganisationLine:
    """Load it; raises `ReorganisationNotSeen` where the reader may see none of it."""
    scope = reading_scope(reader)
    if not scope:
        raise ReorganisationNotSeen(public_id)
    return reorganisation_seen(public_id, reader=identity_of(reader.actor), scope=scope)


def reorganisation_to_order(reader: Reader, public_id: UUID, permission: Permission) -> ReorganisationLine:
    """Load it for a deed; to whoever has no such right anywhere it is not there."""
    if not reader.scope(permission):
        raise ReorganisationNotSeen(public_id)
    return reorganisation_of(reader, public_id)


def told_before(line: ReorganisationLine, unit_ids: set[int]) -> dict[int, UnitTold]:
    """Tell the units as they are on the eve of the day; those it founds by the names it gives them."""
    return units_told(unit_ids, on=line.effective_on - timedelta(days=1), rehearsal_id=line.rehearsal_id)


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed the page offers: whether it can be done now, else why not; the reason stands beside the button."""

    is_offered: bool
    reason: str = ""

    @property
    def is_ready(self) -> bool:
        """Tell whether the button can be pressed."""
        return self.is_offered and not self.reason


def is_busy(line: ReorganisationLine) -> bool:
    """Tell whether a deed on it goes on beside the pages."""
    run = last_run_of(line.id)
    return run is not None and not run.state.is_over


def offers(line: ReorganisationLine, reader: Reader, *, is_busy: bool = False) -> dict[str, Offer]:
    """Say which deeds the page offers this reader, and what stands against each; while one goes on, none."""
    if is_busy:
        waits = Offer(False, _("It is being worked on. Wait until that has ended."))
        return dict.fromkeys(("redraft", "rehearse", "approve", "withdraw", "apply", "reverse"), waits)
    orders, approves = bool(reader.scope(Permission.REORGANISE)), bool(reader.scope(Permission.APPROVE_REORGANISATIONS))
    is_drafter = line.drafted_by == identity_of(reader.actor)
    return {
        "redraft": Offer(orders and not line.is_settled),
        "rehearse": Offer(
            orders and not line.is_applied, "" if line.actions else _("There is no action to rehearse yet.")
        ),
        "approve": Offer(approves and not line.is_settled, _against_approving(line, is_drafter=is_drafter)),
        "withdraw": Offer(approves and line.is_approved and not line.is_applied),
        "apply": Offer(orders and not line.is_applied, _against_applying(line)),
        "reverse": Offer(orders and line.is_applied),
    }


def _against_approving(line: ReorganisationLine, *, is_drafter: bool) -> str:
    if is_drafter:
        return _("You drafted it yourself: somebody else approves it.")
    return _against(line)


def _against_applying(line: ReorganisationLine) -> str:
    if against := _against(line):
        return against
    return "" if line.is_approved else _("It is not approved. Somebody else than its drafter approves it.")


def _against(line: ReorganisationLine) -> str:
    if not line.is_rehearsed:
        return _("It was not rehearsed as it stands. Rehearse it first.")
    return "" if line.is_sound else _("The rehearsal found what forbids it. Work that off and rehearse again.")


def is_planned(line: ReorganisationLine, reader: Reader) -> bool:
    """Tell whether it is applied for a day to come."""
    return line.state is State.APPLIED and line.effective_on > reader.today
