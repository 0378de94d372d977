"""When what is attacked here is ordered, and what the register is apart from orders."""

from tests.trust.audit.register_rows import whole_register

DAY, EVE = "01/07/2026", "30/06/2026"


def register_told() -> dict[str, str]:
    """Digest the register, what was ordered and by whom aside."""
    return {table: digest for table, digest in whole_register().items() if not table.startswith("reorganisations_")}
