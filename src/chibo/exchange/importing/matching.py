"""Find out what the staged rows mean for the register, without writing to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chibo.exchange.importing.people import gather_people
from chibo.exchange.importing.steps import Parameter, run
from chibo.trust.access.api import Scope

STEPS_OF_MATCHING = 22
_FEW_ROWS = 300


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms rows are taken in: the day they speak of, and what has been agreed to."""

    on: date
    accept_name_matches: bool = False
    correct: bool = False

    def parameters(self, scope: Scope) -> dict[str, Parameter]:
        """Give what the SQL asks for by name."""
        return {
            "on": self.on,
            "asked_on": scope.asked_on,
            "everywhere": scope.everywhere,
            "roots": list(scope.roots),
            "accept_names": self.accept_name_matches,
            "correct": self.correct,
        }


def match_rows(terms: Terms, scope: Scope, on_step: Callable[[], None], *, rows: int) -> None:
    """Match the rows with what the register knows, hold them against its invariants, and note what would change."""
    is_large = rows > _FEW_ROWS
    parameters = {**terms.parameters(scope), "is_large": is_large}

    def step(*names: str, **more: Parameter) -> None:
        run(*names, parameters={**parameters, **more}, on_step=on_step)

    step("tables", "decisions", "units_matched", "units_lives", "units_said")
    step("timeline", realm="unit")
    step("units_result", "units_terms", "areas", "areas_said")
    step("timeline", realm="area")
    step("spells")
    gather_people(is_large=is_large)
    step("people_matched", "cells", "people_by_name", "members", "places", "other_places")
    step("timeline", realm="member")
    step("other_places_result", "events", "people_said")
    step("timeline", realm="person")
    step("people_result", "officers")
