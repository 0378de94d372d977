"""Which questions does a person keep?"""

from dataclasses import dataclass
from uuid import UUID

from chibo.figures.questions.models import Question


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """One question a person keeps: its name, its address after the `?`, and whether it stands on the home page."""

    public_id: UUID
    name: str
    asked: str
    is_pinned: bool


def questions_of(user_id: int) -> tuple[KeptQuestion, ...]:
    """Which questions does the person keep? In order of names."""
    return tuple(map(_kept, Question.objects.filter(user_id=user_id).order_by("name")))


def pinned_of(user_id: int) -> tuple[KeptQuestion, ...]:
    """Which of them stand on the person's home page? In the order they were put there."""
    return tuple(map(_kept, Question.objects.filter(user_id=user_id, place__isnull=False).order_by("place", "id")))


def _kept(question: Question) -> KeptQuestion:
    return KeptQuestion(question.public_id, question.name, question.asked, question.place is not None)
