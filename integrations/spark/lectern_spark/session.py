"""A Spark session for those who have none yet."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

#: Articles handed to an annotator at once by Spark: a few megabytes of text.
ARROW_BATCH = 256


def session(master: str | None = None, **options: str) -> SparkSession:
    """A session on a master such as `local[2,4]`, `local-cluster[2,1,1024]` or `spark://…`; the one of `spark-submit` when
    it is not told. Options are Spark's, with `_` for each dot.

    In `local[…]` a task that fails ends the job unless a second number says how often one may fail.
    """
    builder = SparkSession.builder.appName("lectern")
    if master is not None:
        builder = builder.master(master)
        if master.startswith("local"):
            # Executors on this machine are found by its own address, whatever its network is called today.
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            builder = builder.config("spark.driver.host", "127.0.0.1")
        os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", ARROW_BATCH)
    builder = builder.config("spark.sql.session.timeZone", "UTC").config("spark.ui.showConsoleProgress", "false")
    for name, value in options.items():
        builder = builder.config(name.replace("_", "."), value)
    spark = builder.getOrCreate()
    ship(spark)
    return spark


def ship(spark: SparkSession) -> None:
    """Send this package to the executors, so that it need not be installed on them; what it depends on must be."""
    spark.sparkContext.addPyFile(_archive())


@cache
def _archive() -> str:
    """This package as a file, which stays until this program ends: executors may ask for it at any time."""
    package = Path(__file__).parent
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return shutil.make_archive(f"{folder}/lectern_spark", "zip", package.parent, package.name)
