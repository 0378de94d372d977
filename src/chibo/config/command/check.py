"""Verify a live register and name each breach."""

import argparse

from django.utils.translation import gettext

from chibo.config.checks.register import findings
from chibo.config.installation import is_behind, require_register
from chibo.demo.api import demo_breaches
from chibo.demo.country.building import holds_country
from chibo.trust.audit.api import InstallationKind, installation_kind


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take nothing: all is checked."""


def run(_arguments: argparse.Namespace) -> int:
    """Print one line a check, and the breaches under it; 1 if there is any."""
    require_register()
    if is_behind():
        print(gettext("The register is of an older version of Chibo. Start `chibo serve` once to bring it up to date."))
        return 1
    broken = 0
    for finding in findings():
        print(("✗ " if finding.breaches else "✓ ") + gettext(finding.check.says))
        for breach in finding.breaches:
            print(f"    {breach}")
        broken += bool(finding.breaches)
    if installation_kind() is InstallationKind.DEMO and not holds_country():
        broken += _check_demo()
    return 1 if broken else 0


def _check_demo() -> int:
    breaches = demo_breaches()
    print(("✗ " if breaches else "✓ ") + gettext("The demo province yields the printed figures it was built for."))
    for breach in breaches:
        print(f"    {breach}")
    return bool(breaches)
