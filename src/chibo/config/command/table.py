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
    "tables": Entry("chibo.config.command.tables", _("List, show, sign and export the official tables.")),
    "census": Entry("chibo.config.command.census", _("Have figures counted ahead, or say how far they are.")),
    "check": Entry("chibo.config.command.check", _("Verify the register and name each breach.")),
    "backup": Entry("chibo.config.command.backup", _("Write the register and its files into one archive.")),
    "restore": Entry("chibo.config.command.restore", _("Read an archive back in.")),
    "manage": Entry("chibo.config.command.manage", _("Run one of Django's own commands, such as migrate.")),
}
