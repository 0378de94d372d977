"""State how large a file may be, and how much a reader may take of the machine."""

from dataclasses import asdict, dataclass
from typing import Any, Self

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one reading; those of time are for each file.

    A province of 37,336 members in 60 filled columns unpacks to at most 170 MiB and takes the reader to less than
    400 MiB of address space; half a gigabyte passes it, and stops every bomb we know within a second or two.
    """

    packed_bytes: int = 20 * MEBIBYTE
    unpacked_bytes: int = 200 * MEBIBYTE
    ratio: int = 100
    entries: int = 1_000
    rows: int = 100_000
    columns: int = 200
    letters: int = 32_767
    header_rows: int = 20
    memory_bytes: int = 512 * MEBIBYTE
    written_bytes: int = 512 * MEBIBYTE
    cpu_seconds: int = 30
    wall_seconds: int = 90
    remarks: int = 10_000

    def as_json(self) -> dict[str, int]:
        """Give the bounds as plain numbers by name."""
        return asdict(self)

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Self:
        """Take the bounds from plain numbers by name."""
        return cls(**written)
