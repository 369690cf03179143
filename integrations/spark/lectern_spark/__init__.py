"""Who says what in millions of articles: `lectern annotate --stream` over the partitions of a Spark DataFrame."""

from lectern_spark.annotator import AnnotatorBroken, Settings
from lectern_spark.articles import read
from lectern_spark.export import Exported, export, selected
from lectern_spark.pages import write_pages
from lectern_spark.session import session
from lectern_spark.store import Plan, Report, Store, StoreError, write_bad, write_lines

__all__ = [
    "AnnotatorBroken",
    "Exported",
    "Plan",
    "Report",
    "Settings",
    "Store",
    "StoreError",
    "export",
    "read",
    "selected",
    "session",
    "write_bad",
    "write_lines",
    "write_pages",
]
