"""Keep a question under a name, put it on the home page or take it off, and let it go."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from chibo.figures.questions.models import LONGEST_ADDRESS, LONGEST_NAME, Question
from chibo.figures.questions.rules import (
    MOST_KEPT,
    MOST_PINNED,
    PinnedTooMany,
    QuestionNameTaken,
    QuestionNotFound,
    QuestionNotSound,
    QuestionsTooMany,
)
from chibo.kernel.actors import Actor


def keep_question(*, name: str, asked: str, is_pinned: bool, by: Actor) -> None:
    """Keep the question under the name, on the home page too if wanted; one of that name and address stays.

    Raises `QuestionNotSound`, `QuestionNameTaken`, `QuestionsTooMany`, `PinnedTooMany`.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or len(asked) > LONGEST_ADDRESS or "\0" in name + asked:
        raise QuestionNotSound(LONGEST_NAME)
    with transaction.atomic():
        if Question.objects.filter(user=_user(by)).count() >= MOST_KEPT:
            raise QuestionsTooMany(MOST_KEPT)
        place = _next_place(by) if is_pinned else None
        try:
            with transaction.atomic():
                Question.objects.create(user_id=_user(by), name=name, asked=asked, place=place)
        except IntegrityError as fault:
            raise QuestionNameTaken(name) from fault


def pin_question(public_id: UUID, *, by: Actor) -> None:
    """Put the question last on the person's home page; one that stands there stays. Raises `QuestionNotFound`."""
    with transaction.atomic():
        question = _own(public_id, by)
        if question.place is None:
            question.place = _next_place(by)
            question.save(update_fields=["place"])


def unpin_question(public_id: UUID, *, by: Actor) -> None:
    """Take the question off the person's home page; it stays kept. Raises `QuestionNotFound`."""
    with transaction.atomic():
        question = _own(public_id, by)
        question.place = None
        question.save(update_fields=["place"])


def drop_question(public_id: UUID, *, by: Actor) -> None:
    """Let the question go. Raises `QuestionNotFound`."""
    with transaction.atomic():
        _own(public_id, by).delete()


def _own(public_id: UUID, by: Actor) -> Question:
    found = Question.objects.select_for_update().filter(public_id=public_id, user=_user(by)).first()
    if found is None:
        raise QuestionNotFound(public_id)
    return found


def _next_place(by: Actor) -> int:
    pinned = Question.objects.filter(user=_user(by), place__isnull=False)
    if pinned.count() >= MOST_PINNED:
        raise PinnedTooMany(MOST_PINNED)
    return (pinned.aggregate(last=Max("place"))["last"] or 0) + 1


def _user(by: Actor) -> int:
    """Give the account of who keeps it; the terminal and the programs keep nothing."""
    if by.id is None:
        raise QuestionNotFound(by.name)
    return by.id
