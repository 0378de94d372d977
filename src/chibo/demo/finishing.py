"""How each demo province is finished, and who signs in to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chibo.demo.bac_kan import finishing as bac_kan
from chibo.demo.khanh_hoa import finishing as khanh_hoa
from chibo.demo.province import Province
from chibo.demo.sign_ins import SignIn


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done last in a province, and everybody who can sign in afterwards."""

    finish: Callable[[Path, date], None]
    everybody: tuple[SignIn, ...]


_FINISHES = {
    "bac-kan": Finish(bac_kan.finish, bac_kan.EVERYBODY),
    "khanh-hoa": Finish(khanh_hoa.finish, khanh_hoa.EVERYBODY),
}


def finish_of(province: Province) -> Finish:
    """Give how a province is finished."""
    return _FINISHES[province.key]
