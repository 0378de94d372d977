"""Offer the forms of another time, where none is in force at the end of a period or another one was chosen."""

from dataclasses import dataclass

from django.urls import reverse

from chibo.desk.web.tables.asking import Asked
from chibo.desk.web.tables.refusals import span_of
from chibo.figures.api import TableDefinition, definitions


@dataclass(frozen=True, slots=True)
class VersionOffered:
    """The forms of one series: its name, when they are in force, and the address that fills them in."""

    version: str
    span: str
    address: str


def versions_offered(asked: Asked) -> list[VersionOffered]:
    """Give the series whose forms can be filled in for the period, oldest first."""
    spans: dict[str, list[TableDefinition]] = {}
    for (_number, version), form in sorted(definitions().items(), key=lambda one: one[1].valid_from):
        spans.setdefault(version, []).append(form)
    return [
        VersionOffered(version, span_of(*forms), f"{reverse('desk:tables')}?{asked.address_part(version=version)}")
        for version, forms in spans.items()
    ]


def version_chosen(asked: Asked) -> VersionOffered | None:
    """Give the series that was chosen, with the address that chooses none; None where none was."""
    if asked.version is None:
        return None
    forms = [form for (_number, version), form in definitions().items() if version == asked.version]
    address = f"{reverse('desk:tables')}?{asked.address_part(version=None)}"
    return VersionOffered(asked.version, span_of(*forms), address) if forms else None
