"""The door of the decisions room."""

from chibo.register.decisions.commands.adopt_decision import adopt_decision
from chibo.register.decisions.commands.deeds import ANY_OTHER, Refusal, Refusals, deed
from chibo.register.decisions.permissions import may_adopt_decision
from chibo.register.decisions.queries.basics import (
    Basis,
    DecisionNotFound,
    DecisionOnPaper,
    basis_of,
    decision,
    decision_of,
    decision_with_public_id,
    decisions_numbered,
)

__all__ = [
    "ANY_OTHER",
    "Basis",
    "DecisionNotFound",
    "DecisionOnPaper",
    "Refusal",
    "Refusals",
    "adopt_decision",
    "basis_of",
    "decision",
    "decision_of",
    "decision_with_public_id",
    "decisions_numbered",
    "deed",
    "may_adopt_decision",
]
