"""The door of the official tables on paper and in files."""

from chibo.papers.tables.package import ENDINGS, package_parts, write_package, write_table
from chibo.papers.tables.plain import as_csv, as_json

__all__ = ["ENDINGS", "as_csv", "as_json", "package_parts", "write_package", "write_table"]
