"""Name in words the steps by which a deed is carried out, for whoever waits."""

from chibo.kernel.wording import gettext_noop

_STEPS = {
    "check": gettext_noop("Looking whether the register moved on"),
    "found": gettext_noop("Founding units"),
    "name": gettext_noop("Giving names"),
    "attribute": gettext_noop("Changing kinds and levels"),
    "place": gettext_noop("Putting units under their parents"),
    "code": gettext_noop("Giving codes"),
    "member": gettext_noop("Transferring members"),
    "serve": gettext_noop("Tying villages to cells"),
    "commune": gettext_noop("Laying villages in communes"),
    "seat": gettext_noop("Ending posts"),
    "end": gettext_noop("Ending units"),
    "lineage": gettext_noop("Recording what went on in what"),
    "grant": gettext_noop("Letting grants follow or end"),
    "settle": gettext_noop("Settling the tree"),
    "balance": gettext_noop("Counting again"),
    "commit": gettext_noop("Making it count"),
    "work_out": gettext_noop("Working out the plan"),
    "keep": gettext_noop("Keeping plan and findings"),
    "withdraw": gettext_noop("Taking the changes back"),
}


def step_text(name: str) -> str:
    """Name a step; one without a word of its own is told as it is."""
    return _STEPS.get(name, name)
