"""The door of the questions room."""

from chibo.figures.questions.commands import drop_question, keep_question, pin_question, unpin_question
from chibo.figures.questions.queries import KeptQuestion, pinned_of, questions_of
from chibo.figures.questions.rules import (
    PinnedTooMany,
    QuestionNameTaken,
    QuestionNotFound,
    QuestionNotSound,
    QuestionsTooMany,
)

__all__ = [
    "KeptQuestion",
    "PinnedTooMany",
    "QuestionNameTaken",
    "QuestionNotFound",
    "QuestionNotSound",
    "QuestionsTooMany",
    "drop_question",
    "keep_question",
    "pin_question",
    "pinned_of",
    "questions_of",
    "unpin_question",
]
