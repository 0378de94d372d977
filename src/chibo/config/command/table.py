"""List the subcommands: the word typed, the module that does it, and what its help says."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Entry(NamedTuple):
    """One subcommand; its module is loaded only when it is asked for."""

    module: str
    about: str | Promise


SUBCOMMANDS = {
    "demo": Entry("chibo.config.command.demo", _("Build the demo province if it is not there, and serve it.")),
    "serve": Entry("chibo.config.command.serve", _("Serve the desk.")),
    "import": Entry("chibo.config.command.import_", _("Take spreadsheets into the register, or take them back.")),
    "account": Entry("chibo.config.command.account", _("Let a person sign in with a role over a unit.")),
    "reorganise": Entry(
        "chibo.config.command.reorganise", _("Rehearse, apply or reverse a reorganisation that is drafted.")
    ),
    "figures": Entry("chibo.config.command.figures", _("Answer an indicator for a unit on a day.")),
    "figures list": Entry("chibo.config.command.figures_list", _("List the indicators, or say all of one.")),
    "figures define": Entry(
        "chibo.config.command.figures_define", _("Define indicators of the office's own, from a file.")
    ),
    "figures check": Entry(
        "chibo.config.command.figures_check", _("Hold printed figures against the register and against each other.")
    ),
    "figures outside": Entry(
        "chibo.config.command.figures_outside",
        _("Say figures from outside, such as population and targets, from a file."),
    ),
    "tables": Entry("chibo.config.command.tables", _("List, show, sign and export the official tables.")),
    "census": Entry("chibo.config.command.census", _("Have figures counted ahead, or say how far they are.")),
    "check": Entry("chibo.config.command.check", _("Verify the register and name each breach.")),
    "backup": Entry("chibo.config.command.backup", _("Write the register and its files into one archive.")),
    "restore": Entry("chibo.config.command.restore", _("Read an archive back in.")),
    "manage": Entry("chibo.config.command.manage", _("Run one of Django's own commands, such as migrate.")),
}
