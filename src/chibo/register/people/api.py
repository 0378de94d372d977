"""The door of the people room."""

from chibo.register.people.commands.correct_birth import correct_birth
from chibo.register.people.commands.record_attribute import record_attribute
from chibo.register.people.commands.record_identifier import record_identifier
from chibo.register.people.commands.refusals import IdentifierTaken, PersonAlreadySo, PersonFactNotSound
from chibo.register.people.commands.register_person import register_person
from chibo.register.people.commands.rename_person import rename_person
from chibo.register.people.commands.renew_digests import renew_digests
from chibo.register.people.permissions import may_keep_person, may_register_person
from chibo.register.people.queries.basics import (
    PersonNotFound,
    PersonOnDay,
    attributes_on,
    person_identified,
    person_on,
)
from chibo.register.people.queries.digests import identifier_digest
from chibo.register.people.queries.sheet import IdentifierSeen, Sheet, SheetLine, sheet_of
from chibo.register.people.rules import identifier_well_formed

__all__ = [
    "IdentifierSeen",
    "IdentifierTaken",
    "PersonAlreadySo",
    "PersonFactNotSound",
    "PersonNotFound",
    "PersonOnDay",
    "Sheet",
    "SheetLine",
    "attributes_on",
    "correct_birth",
    "identifier_digest",
    "identifier_well_formed",
    "may_keep_person",
    "may_register_person",
    "person_identified",
    "person_on",
    "record_attribute",
    "record_identifier",
    "register_person",
    "rename_person",
    "renew_digests",
    "sheet_of",
]
