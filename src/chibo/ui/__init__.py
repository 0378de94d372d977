"""Give every page its base, its components and its look; nothing of the domain."""
