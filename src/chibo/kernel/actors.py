"""Name who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: an account by its id, or the operator at the terminal, who has none."""

    id: int | None
    name: str

    def __str__(self) -> str:
        return self.name


OPERATOR = Actor(None, "operator")
