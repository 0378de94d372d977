"""Name in words the kinds of action, the states and the changes of a plan."""

from django.utils.translation import gettext as _

from chibo.desk.web.words import coded
from chibo.register.reorganisations.api import State


def action_name(kind: str) -> str:
    """Name a kind of action as decisions do."""
    names = {
        "found": _("Found anew"),
        "rename": _("Rename"),
        "change_type": _("Change kind or setting"),
        "recode": _("Give another code"),
        "move": _("Transfer to another parent"),
        "absorb": _("Absorb: one goes on and takes in others"),
        "merge": _("Merge into a new one"),
        "split": _("Split"),
        "dissolve": _("Dissolve or disband"),
        "abolish_level": _("Abolish a level"),
        "hand_out": _("Hand over out of the register"),
    }
    return names.get(kind, kind)


def action_explained(kind: str) -> str:
    """Say in a sentence what an action of this kind does."""
    sentences = {
        "found": _("A unit begins that comes from no other."),
        "rename": _("The unit goes on under another name."),
        "change_type": _("The unit goes on as another kind; its level follows the kind."),
        "recode": _("The unit goes on with another code."),
        "move": _("The unit, with all below it, goes under another parent."),
        "absorb": _("The unit goes on; the others end, and all they have goes to it."),
        "merge": _("The predecessors end; all they have goes to a new unit."),
        "split": _("What the unit has goes to the parts as listed, the rest to one of them."),
        "dissolve": _("The unit ends; what it still has goes where it is told."),
        "abolish_level": _("Every unit of the level ends; what stands under it rises to its parent."),
        "hand_out": _("The unit and all below it end here, and their members leave this register."),
    }
    return sentences.get(kind, "")


def state_name(state: State) -> str:
    """Name how far a reorganisation is."""
    names = {
        State.DRAFT: _("Draft"),
        State.REHEARSED: _("Rehearsed"),
        State.REFUSED: _("Rehearsed: to be worked off"),
        State.APPROVED: _("Approved"),
        State.APPLIED: _("Applied"),
        State.REVERSED: _("Reversed"),
    }
    return names[state]


def deed_name(what: str) -> str:
    """Name a recorded step."""
    names = {
        "approved": _("Approved"),
        "approval_withdrawn": _("Approval withdrawn"),
        "applied": _("Applied"),
        "reversed": _("Reversed"),
    }
    return names.get(what, what)


def run_name(what: str) -> str:
    """Name a deed that goes on beside the pages."""
    names = {"apply": _("Application"), "rehearse": _("Rehearsal"), "reverse": _("Reversal")}
    return names.get(what, what)


def change_name(change: str) -> str:
    """Name what a row of a plan makes true."""
    names = {
        "found": _("Begins"),
        "name": _("Is called"),
        "attribute": _("Becomes"),
        "code": _("Has the code"),
        "place": _("Stands under"),
        "end": _("Ends"),
        "lineage": _("Goes on in"),
        "serve": _("Is served by"),
        "commune": _("Lies in the commune"),
        "members": _("All its members go to"),
        "member": _("Goes to the cell"),
        "leave": _("Its members leave for"),
        "grant_end": _("The grant ends"),
        "grant_follow": _("The grant follows to"),
    }
    return names.get(change, change)


def counted_name(what: str, kind: str) -> str:
    """Name a line of the balance."""
    names = {
        "unit": _("Units"),
        "member": _("Members"),
        "post": _("Posts held"),
        "area": _("Villages and blocks"),
        "area_with_cell": _("Villages and blocks with a cell"),
    }
    if what == "unit" and kind:
        return coded("unit_kind", kind) or kind
    if what == "unit":
        return _("Units without a kind")
    return names.get(what, what)
