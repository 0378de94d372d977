"""Take the figures a person pinned as they stood on the explorer, and say what of each is its own."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.desk.web.figures.asking import Asked, asked_in, day_kept, instant_kept
from chibo.desk.web.figures.words import without_in_words
from chibo.desk.web.reader import Reader
from chibo.figures.api import Figure, KeptQuestion, QuestionNotFound, pinned_of
from chibo.kernel.errors import ChiboError
from chibo.register.units.api import UnitNotFound, UnitSeen
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import known_at
from chibo.ui.api import DayNotUnderstood


@dataclass(frozen=True, slots=True)
class Pinned:
    """One pinned question: its name, its address on the explorer, and what it asks, or the `fault` why it cannot."""

    name: str
    address: str
    asked: Asked | None
    fault: str = ""
    has_own_day: bool = False
    has_own_instant: bool = False


def pinned_questions(reader: Reader) -> list[Pinned]:
    """Take the pinned questions; one about a unit that is not there, or not to be seen, is left out."""
    found = []
    for kept in pinned_of(reader.actor.id) if reader.actor.id else ():
        address = f"{reverse('desk:figures')}?{kept.asked}"
        try:
            found.append(_taken(kept, address, reader))
        except (UnitNotFound, QuestionNotFound, DayNotUnderstood):
            continue
        except ChiboError as fault:
            found.append(Pinned(kept.name, address, None, fault.said(_)))
    return found


def _taken(kept: KeptQuestion, address: str, reader: Reader) -> Pinned:
    """Take it on its own day and as known at its own instant, where it has such; else as the page asks."""
    day = day_kept(kept.asked)
    instant = instant_kept(kept.asked) if reader.known_at is None else None
    then = replace(reader, on=day or reader.on, known_at=instant or reader.known_at, _answers={})
    if then.known_at is not None and not then.scope(Permission.READ_HISTORY):
        raise QuestionNotFound(kept.public_id)
    with known_at(instant):
        asked = asked_in(kept.asked, then)
    return Pinned(kept.name, address, asked, has_own_day=day is not None, has_own_instant=instant is not None)


def caption_of(pinned: Pinned, asked: Asked, told: Figure, unit: UnitSeen) -> tuple[str, ...]:
    """Say what of the figure is not as the overview's heading says: unit, day, tree, knowledge, a decision left out."""
    said = []
    if asked.unit.id != unit.id:
        said.append(asked.unit.name)
    if asked.since is not None and asked.first_on is not None:
        said.append(f"{asked.first_on:%d/%m/%Y} – {asked.on:%d/%m/%Y}")
    elif pinned.has_own_day:
        said.append(_("On %(day)s") % {"day": f"{asked.on:%d/%m/%Y}"})
    if asked.tree is not None:
        said.append(_("In the tree of %(day)s") % {"day": f"{asked.tree:%d/%m/%Y}"})
    if told.without is not None:
        said.append(f"{_('Without decision')} {told.without.decision.number}: {without_in_words(told)}")
    if pinned.has_own_instant and asked.known_at is not None:
        said.append(_("As known at %(at)s") % {"at": f"{timezone.localtime(asked.known_at):%d/%m/%Y %H:%M}"})
    return tuple(said)
