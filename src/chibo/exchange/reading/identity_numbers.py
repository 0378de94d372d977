"""Know how the personal identity number is made up: province of birth, century and sex, year, and six digits."""

from collections.abc import Iterator

# Codes of the provinces as they were when the numbers were given out; from 101 on stand the countries.
_PROVINCES = frozenset(
    (
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40,
        42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82,
        83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    )
)  # fmt: skip
_FIRST_COUNTRY = 101


def doubts_of_personal_id(number: str, born_on: str, sex: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Say where the number does not fit the province codes, the year of birth or the sex (M, F) of its row."""
    if int(number[:3]) not in _PROVINCES and int(number[:3]) < _FIRST_COUNTRY:
        yield "personal_id_province", {"digits": number[:3]}
    century, is_woman = divmod(int(number[3]), 2)
    year = 1900 + 100 * century + int(number[4:6])
    if born_on and int(born_on[:4]) != year:
        yield "personal_id_birth", {"year": year, "born": born_on[:4]}
    if sex in {"M", "F"} and (sex == "F") != bool(is_woman):
        yield "personal_id_sex", {}
