"""Hosts of base units: what committees and cells outside communes are of."""

type Host = tuple[str, str, str, str]
"""Name, setting of its cells, kind of base unit, ownership. `{}` in a name takes the short name of the place."""
