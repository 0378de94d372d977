"""State what must hold among the days of one row, kind of sheet by kind of sheet.

Imported facts of the past are judged by the register's invariants alone: a rule of its day only warns.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InOrder:
    """`later` must not lie before `earlier`; where `strictly`, nor on the same day, for it is an end."""

    earlier: str
    later: str
    strictly: bool = False
    refused: bool = True
    code: str = "days_out_of_order"


_WITHIN_A_LIFE = tuple(
    InOrder("born_on", key)
    for key in (
        "admitted_on",
        "official_on",
        "union_joined_on",
        "recruited_on",
        "enlisted_on",
        "card_issued_on",
        "left_on",
    )
)

ORDER: dict[str, tuple[InOrder, ...]] = {
    "units": (
        InOrder("founded_on", "ended_on", strictly=True),
        InOrder("founded_on", "from_on"),
        InOrder("term_from", "term_to", strictly=True),
        InOrder("term_from", "term_ended_on", strictly=True),
    ),
    "areas": (InOrder("founded_on", "ended_on", strictly=True), InOrder("founded_on", "from_on")),
    "members": (
        *_WITHIN_A_LIFE,
        InOrder("admission_decided_on", "official_on"),
        InOrder("admitted_on", "official_on"),
        InOrder("admitted_on", "exempt_on"),
        InOrder("admitted_on", "left_on"),
        InOrder("enlisted_on", "discharged_on", strictly=True),
    ),
    "officers": (InOrder("held_from", "held_to", strictly=True), InOrder("born_on", "held_from")),
    "decisions": (InOrder("signed_on", "effective_on", refused=False, code="effect_before_signature"),),
}

# What a dead member no longer does.
DEEDS_OF_THE_LIVING = (
    "admitted_on",
    "official_on",
    "place_from",
    "exempt_on",
    "transferred_in_on",
    "recruited_on",
    "union_joined_on",
    "enlisted_on",
)
DIED = "died"

# Days of what has happened, which cannot lie ahead; and of what may be planned, which is worth a look.
HAPPENED = frozenset(
    {
        "born_on",
        "admitted_on",
        "official_on",
        "signed_on",
        "decision_signed_on",
        "union_joined_on",
        "recruited_on",
        "enlisted_on",
        "discharged_on",
        "card_issued_on",
        "admission_decided_on",
        "transferred_in_on",
    }
)
MAY_LIE_AHEAD = frozenset({"term_to"})

LEAST_AGE = 18
PROBATION_MONTHS = 12
