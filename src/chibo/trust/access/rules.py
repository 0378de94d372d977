"""Roles and what each may do, in words one can read aloud."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do within the units granted to them."""

    READ_UNITS = "read units"
    READ_FIGURES = "read figures"
    READ_MEMBERS = "read members"
    OPEN_IDENTIFIERS = "open identifiers"
    EXPORT_MEMBERS = "export members"
    READ_HISTORY = "read what was known"
    IMPORT_SHEETS = "import sheets"
    WITHDRAW_ENTRIES = "withdraw entries"
    KEEP_REGISTER = "keep the register"
    REORGANISE = "draft and carry out reorganisations"
    APPROVE_REORGANISATIONS = "approve reorganisations"
    SIGN_TABLES = "sign tables"


class Role(StrEnum):
    """The offices that use the register."""

    REGISTRAR = "registrar"
    SECRETARY = "secretary"
    INSPECTOR = "inspector"
    EDITOR = "editor"


_READING = frozenset({Permission.READ_UNITS, Permission.READ_FIGURES})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REGISTRAR: frozenset(Permission),
    Role.SECRETARY: _READING
    | {Permission.READ_MEMBERS, Permission.OPEN_IDENTIFIERS, Permission.EXPORT_MEMBERS, Permission.SIGN_TABLES},
    Role.INSPECTOR: _READING | {Permission.READ_MEMBERS, Permission.READ_HISTORY},
    Role.EDITOR: _READING,
}


def roles_that_may(permission: Permission) -> frozenset[Role]:
    """Name the roles that include the permission."""
    return frozenset(role for role, permissions in PERMISSIONS.items() if permission in permissions)
