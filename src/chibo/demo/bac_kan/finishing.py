"""What is done in the first province once its books are in: single deeds, the merger of 1/7/2025, the sign-ins."""

from datetime import date
from pathlib import Path

from chibo.demo.bac_kan.showcase import do_showcase_deeds
from chibo.demo.bac_kan.sign_ins import APPROVER, SIGN_INS, let_in_both
from chibo.demo.bac_kan.thai_nguyen import found_bare_tree, merge_provinces
from chibo.demo.sign_ins import give_sign_ins

EVERYBODY = (*SIGN_INS, APPROVER)


def finish(data: Path, on: date) -> None:
    """Do what came last; `on` is the last day of the province."""
    do_showcase_deeds()
    found_bare_tree()
    merge_provinces(approver=let_in_both(data, on=on))
    give_sign_ins(data, SIGN_INS, on=on)
