"""What a change may rest on, and which decisions the register holds."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from chibo.kernel.errors import NotFound
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.models import Decision

DECISION = "decision"


class DecisionNotFound(NotFound):
    """The register holds no such decision."""

    def __init__(self, decision_id: object) -> None:
        super().__init__(
            "decision_not_found",
            gettext_noop("The register holds no decision %(decision)s. Record it first."),
            {"decision": decision_id},
        )


class Basis(NamedTuple):
    """What a change rests on: its kind (a decision, an import, a form, …) and its id or number there."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class DecisionOnPaper:
    """One decision as signed."""

    id: int
    public_id: UUID
    number: str
    kind: str
    issuer: str
    signed_on: date | None
    effective_on: date | None
    subject: str


def basis_of(decision_id: int) -> Basis:
    """Name a decision as the basis of a change."""
    return Basis(DECISION, str(decision_id))


def decision_of(basis: Basis) -> int | None:
    """Which decision is the basis? None where it is something else; raises `DecisionNotFound`."""
    if basis.kind != DECISION:
        return None
    if not basis.id.isdecimal() or not Decision.objects.filter(pk=int(basis.id)).exists():
        raise DecisionNotFound(basis.id)
    return int(basis.id)


def decision(decision_id: int) -> DecisionOnPaper:
    """Which decision bears this id? Raises `DecisionNotFound`."""
    found = Decision.objects.filter(pk=decision_id).first()
    if found is None:
        raise DecisionNotFound(decision_id)
    return _on_paper(found)


def decision_with_public_id(public_id: UUID) -> DecisionOnPaper | None:
    """Which decision is known outside by this id?"""
    found = Decision.objects.filter(public_id=public_id).first()
    return _on_paper(found) if found else None


def decisions_numbered(number: str) -> tuple[DecisionOnPaper, ...]:
    """Which decisions bear this number? Numbers recur: in order of signature, then of issuer."""
    return tuple(_on_paper(found) for found in Decision.objects.filter(number=number).order_by("signed_on", "issuer"))


def _on_paper(found: Decision) -> DecisionOnPaper:
    return DecisionOnPaper(
        found.pk,
        found.public_id,
        found.number,
        found.kind,
        found.issuer,
        found.signed_on,
        found.effective_on,
        found.subject,
    )
