"""Record a decision."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict, NotPermitted, RuleBroken
from chibo.kernel.texts import nfc
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.commands.deeds import Refusal, deed
from chibo.register.decisions.models import Decision
from chibo.register.decisions.permissions import may_adopt_decision
from chibo.register.decisions.queries.basics import Basis
from chibo.trust.audit.api import recording_day


class DecisionAlreadyRecorded(Conflict):
    """The register holds a decision of this number, issuer and day."""


class DecisionNotSound(RuleBroken):
    """The decision lacks its number, or is of a kind that is not listed."""


REFUSALS = {
    "decision_number_issuer_day_once": Refusal(
        DecisionAlreadyRecorded,
        gettext_noop("Decision %(number)s of %(issuer)s, signed on %(signed_on)s, is recorded already. Use that one."),
    ),
    "decision_has_a_number": Refusal(
        DecisionNotSound, gettext_noop("A decision needs its number and sign. Write it as 125-QĐ/TU.")
    ),
    "code_is_listed": Refusal(
        DecisionNotSound, gettext_noop("“%(kind)s” is no kind of document. Choose one of the list, such as QĐ or NQ.")
    ),
}


def adopt_decision(
    *,
    number: str,
    issuer: str,
    signed_on: date | None,
    kind: str = "QĐ",
    subject: str = "",
    text: str = "",
    effective_on: date | None = None,
    basis: Basis = Basis("", ""),  # noqa: B008  A tuple: never changed.
    by: Actor,
) -> int:
    """Make the decision part of the register, so that changes can rest on it; nothing else changes.

    Without `effective_on` it takes effect on the day of signature. Returns its id. Raises `DecisionAlreadyRecorded`,
    `DecisionNotSound`, `NotPermitted`.
    """
    may_adopt_decision(by, on=recording_day()).obey(NotPermitted)
    named = {
        "number": number,
        "issuer": issuer,
        "signed_on": f"{signed_on:%d/%m/%Y}" if signed_on else "?",
        "kind": kind,
    }
    with deed(f"adopt_decision {number}", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        return Decision.objects.create(
            number=nfc(number).strip(),
            kind=kind,
            issuer=nfc(issuer).strip(),
            signed_on=signed_on,
            effective_on=effective_on or signed_on,
            subject=nfc(subject),
            text=nfc(text),
        ).pk
