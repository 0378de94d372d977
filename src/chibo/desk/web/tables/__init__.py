"""The pages of the official tables: which there are, each filled in, and each number opened."""
