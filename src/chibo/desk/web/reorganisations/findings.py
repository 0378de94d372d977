"""Say each finding of a rehearsal in a sentence that names the unit, the value and the remedy."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chibo.desk.web.words import coded, role_name
from chibo.kernel.wording import fill
from chibo.register.reorganisations.api import FindingSeen, UnitTold, things_told

SENTENCES = {
    "label_given_twice": gettext_noop(
        "Two actions found a unit called “%(first)s”. Give one of them another name, or take one away."
    ),
    "label_not_given": gettext_noop(
        "No action before this one founds “%(first)s”. Put the action that founds it before, or name an existing unit."
    ),
    "unit_not_found": gettext_noop(
        "“%(first)s” does not exist on the day. Check the day, or take the unit out of the action."
    ),
    "unit_ended_before": gettext_noop(
        "“%(first)s” is ended by an action before this one. Change the order, or name what goes on in its place."
    ),
    "unit_would_stand_under_itself": gettext_noop(
        "“%(first)s” would stand under itself, by way of “%(second)s”. Choose another parent."
    ),
    "unit_takes_in_itself": gettext_noop("“%(first)s” would take in itself. Take it out of the units it takes in."),
    "unit_takes_in_its_parent": gettext_noop(
        "“%(second)s” would take in “%(first)s”, under which it stands. Transfer it to another parent before."
    ),
    "units_still_stand_under_it": gettext_noop(
        "“%(first)s” cannot end: “%(second)s” still stands under it. Say where the units below go, or transfer"
        " them before."
    ),
    "part_not_named": gettext_noop(
        "A list of the split of “%(first)s” names “%(second)s”, which is none of its parts. Add it to the parts, or"
        " name one of them."
    ),
    "member_not_of_the_unit": gettext_noop(
        "A list of the split of “%(first)s” names a member whom it does not count on the day. Take them off the list."
    ),
    "unit_founded_and_ended_at_once": gettext_noop(
        "“%(first)s” would be founded and ended by the same reorganisation. Leave out one of the two."
    ),
    "root_is_not_abolished": gettext_noop(
        "“%(first)s” stands under no unit, so nothing below it could rise. Abolish a lower level."
    ),
    "level_may_not_stand_there": gettext_noop(
        "“%(first)s” (%(level)s) may not stand under “%(second)s” (%(parent_level)s) by the rule of the day."
        " Choose another parent, or another kind."
    ),
    "members_have_no_place": gettext_noop(
        "“%(first)s” ends with %(members)s members whom no cell takes. Say which cell takes the members."
    ),
    "later_fact_contradicts": gettext_noop(
        "“%(first)s” ends, but the register holds %(count)s later facts of it (%(what)s, from %(on)s)."
        " Withdraw what was planned there, or choose a later day."
    ),
    "area_without_cell": gettext_noop(
        "“%(area)s” would be served by no cell. Say which cell takes it, or tie it to one afterwards."
    ),
    "cell_under_the_minimum": gettext_noop(
        "“%(first)s” would have %(full)s full members; the rule of the day asks for %(least)s. Add members, or"
        " let another cell take it in."
    ),
    "cell_without_a_committee": gettext_noop(
        "“%(first)s” would have %(full)s full members and no committee; from %(least)s on the rule of the day asks for"
        " one. Let it elect a committee."
    ),
    "committee_of_a_small_cell": gettext_noop(
        "“%(first)s” would have %(full)s full members and %(plain)s committee members beside its secretary and"
        " deputies; under %(least)s the rule of the day has a secretary alone. End what is too much."
    ),
    "committee_over_size": gettext_noop(
        "The committee of “%(first)s” has %(people)s people; the rule of the day lets it have %(most)s. End what is"
        " too much."
    ),
    "new_unit_without_holders": gettext_noop(
        "“%(first)s” is new and nobody holds its posts. Let its committee and secretary be appointed from the day on."
    ),
    "grant_would_end": gettext_noop(
        "The role %(role)s of %(grant)s over “%(first)s” ends and goes on nowhere. Grant it anew if it is still needed."
    ),
    "holder_of_two_posts": gettext_noop(
        "%(person)s would lead “%(first)s” and “%(second)s” at once. Let one of the two posts be laid down or"
        " filled anew."
    ),
}
OTHER = gettext_noop("The rehearsal found “%(code)s” about “%(first)s”. Look at the action and rehearse again.")
FACTS = {
    "placement": gettext_noop("its own place"),
    "child": gettext_noop("a unit under it"),
    "code": gettext_noop("its code"),
    "name": gettext_noop("its name"),
    "attribute": gettext_noop("its kind or setting"),
    "term": gettext_noop("a term"),
    "seat": gettext_noop("a post"),
    "holding": gettext_noop("the holder of a post"),
    "serving": gettext_noop("a village served"),
    "member": gettext_noop("members counted"),
    "meeting": gettext_noop("members meeting there"),
    "fee": gettext_noop("members paying there"),
    "residence": gettext_noop("members introduced there"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as the page shows it: the sentence, whether it forbids, the action, and the page of the unit."""

    text: str
    refuses: bool
    action: int | None
    unit: str
    address: str


def told(found: tuple[FindingSeen, ...], units: Mapping[int, UnitTold], *, at: str) -> list[Told]:
    """Say the findings; what they name besides units is asked for in one go."""
    named = things_told(
        areas=[one.told["area"] for one in found if "area" in one.told],
        grants=[one.told["grant"] for one in found if "grant" in one.told],
        people=[one.told["person"] for one in found if "person" in one.told],
    )
    return [_told(one, units, named, at) for one in found]


def _told(one: FindingSeen, units: Mapping[int, UnitTold], named: Mapping[tuple[str, int], str], at: str) -> Told:
    spoken = [units[unit] for unit in one.unit_ids if unit in units]
    names = [unit.name for unit in spoken] + [str(label) for label in one.told.get("labels", ())]
    fact, sentence = FACTS.get(str(one.told.get("what"))), SENTENCES.get(one.code, OTHER)
    content: dict[str, object] = {
        **one.told,
        "code": one.code,
        "first": names[0] if names else "–",
        "second": names[1] if len(names) > 1 else "–",
        "level": coded("level", one.told.get("level")) or _("no level"),
        "parent_level": coded("level", one.told.get("parent_level")) or _("no level"),
        "what": _(fact) if fact else "–",
        "role": role_name(str(one.told.get("role", ""))),
    }
    for what in ("area", "grant", "person"):
        if what in one.told:
            content[what] = named.get((what, one.told[what]), "–")
    first = next((unit for unit in spoken if unit.public_id), None)
    address = reverse("desk:unit", args=[first.public_id]) + at if first else ""
    text = fill(_(sentence), content)
    return Told(text, one.refuses, one.action, first.name if first else "", address)
