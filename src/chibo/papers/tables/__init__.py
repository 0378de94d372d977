"""The official tables on paper and in files."""
