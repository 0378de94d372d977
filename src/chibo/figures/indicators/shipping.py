"""The indicators that Chibo comes with, read from its files by the door through which an office's own come in."""

from importlib.resources import files

from chibo.figures.indicators.defining import indicators_in
from chibo.figures.indicators.definitions import Indicator

FILES = ("members", "organisations", "villages", "secretaries")


def _shipped() -> tuple[Indicator, ...]:
    folder = files(__package__).joinpath("shipped")
    told: list[Indicator] = []
    for name in FILES:
        content = folder.joinpath(f"{name}.toml").read_bytes()
        told += indicators_in(content, taken=frozenset(one.code for one in told), known={one.code: one for one in told})
    return tuple(told)


INDICATORS = _shipped()
BY_CODE = {indicator.code: indicator for indicator in INDICATORS}
