"""Give the desk’s templates their words."""
