"""The door of the acts room: deeds across rooms."""

from chibo.register.acts.commands.close_area import close_area
from chibo.register.acts.commands.close_unit import close_unit
from chibo.register.acts.commands.part_with_member import part_with_member

__all__ = ["close_area", "close_unit", "part_with_member"]
