"""The decisions of the demo: numbered by issuer and day, so that a later day has a higher number within a year."""

from collections import Counter
from datetime import date

from chibo.demo.plan import Decision


class Chancery:
    """Numbers decisions as they are signed."""

    def __init__(self) -> None:
        self._signed: Counter[tuple[str, int]] = Counter()

    def sign(self, issuer: str, signed_on: int, effective_on: int, subject: str) -> Decision:
        """Sign a decision; its number grows with the day and with each further one of the same day."""
        nth = self._signed[issuer, signed_on]
        self._signed[issuer, signed_on] += 1
        of_year = date.fromordinal(signed_on).timetuple().tm_yday
        return Decision(f"{of_year * 3 + nth}-QĐ/{_sign_of(issuer)}", issuer, signed_on, effective_on, subject)


def _sign_of(issuer: str) -> str:
    for start, sign in (("Tỉnh ủy", "TU"), ("Thành ủy", "ThU"), ("Huyện ủy", "HU"), ("Đảng ủy Khối", "ĐUK")):
        if issuer.startswith(start):
            return sign
    return "ĐU"
