"""Name in words what the register knows as codes."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chibo.kernel.code_lists import CodeListUnknown, CodeUnknown, label_of

# Dimensions whose name differs from that of their code list.
LISTS = {"parent_level": "level"}


def coded(code_list: str, code: str | None) -> str | None:
    """Name a code in the reader's language; a code that is not shipped, added by an administrator, names itself."""
    if not code:
        return None
    try:
        return label_of(LISTS.get(code_list, code_list), code, language=get_language() or "vi")
    except (CodeListUnknown, CodeUnknown):
        return code


def role_name(role: str) -> str:
    """Name a role."""
    names = {
        "registrar": _("Registrar"),
        "secretary": _("Secretary"),
        "inspector": _("Inspector"),
        "editor": _("Editor"),
    }
    return names.get(role, role)


def dimension_name(dimension: str) -> str:
    """Name what of a unit changed."""
    names = {
        "name": _("Name of the unit"),
        "code": _("Code"),
        "parent": _("Stands under"),
        "term": _("Term"),
        "unit_kind": _("Kind of unit"),
        "level": _("Level"),
        "setting": _("Setting"),
        "base_unit_kind": _("Kind of base unit"),
        "ownership": _("Ownership of the host unit"),
        "meeting_form": _("Form of meeting"),
        "without_nonmembers": _("No non-members left"),
    }
    return names.get(dimension, dimension)
