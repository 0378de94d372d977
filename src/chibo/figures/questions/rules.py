"""What may be kept, and what is said of what may not."""

from chibo.kernel.errors import Conflict, NotFound, RuleBroken
from chibo.kernel.wording import gettext_noop

MOST_KEPT = 200
MOST_PINNED = 12


class QuestionNotFound(NotFound):
    """The person keeps no such question."""

    def __init__(self, question: object) -> None:
        super().__init__(
            "question_not_found", gettext_noop("There is no question %(question)s."), {"question": question}
        )


class QuestionNameTaken(Conflict):
    """The person keeps another question under that name."""

    def __init__(self, name: str) -> None:
        text = gettext_noop("You keep another question as “%(name)s”. Give this one another name, or remove that one.")
        super().__init__("question_name_taken", text, {"name": name})


class QuestionsTooMany(RuleBroken):
    """The person keeps as many as there is room for."""

    def __init__(self, most: int) -> None:
        text = gettext_noop("You keep %(most)s questions, and there is room for no more. Remove one first.")
        super().__init__("questions_too_many", text, {"most": most})


class PinnedTooMany(RuleBroken):
    """As many stand on the home page as there is room for."""

    def __init__(self, most: int) -> None:
        text = gettext_noop("%(most)s figures stand on your overview, with room for no more. Take one off first.")
        super().__init__("pinned_too_many", text, {"most": most})


class QuestionNotSound(RuleBroken):
    """A question has no name, or is longer than can be kept."""

    def __init__(self, most: int) -> None:
        text = gettext_noop("Give the question a name of %(most)s letters at most; its address may be shorter too.")
        super().__init__("question_not_sound", text, {"most": most})
