"""The door of the access room."""

from chibo.trust.access.commands import carry_grants, end_grant, grant_role
from chibo.trust.access.queries import Scope, roles_of, scope_of, scopes_of
from chibo.trust.access.rules import PERMISSIONS, Permission, Role, roles_that_may

__all__ = [
    "PERMISSIONS",
    "Permission",
    "Role",
    "Scope",
    "carry_grants",
    "end_grant",
    "grant_role",
    "roles_of",
    "roles_that_may",
    "scope_of",
    "scopes_of",
]
