"""The tables over a whole set of annotated articles: pages of speakers and events, boards of issues, near copies.

The texts are gone over once; what the joins need of them is written down, and so is whatever several tables are made from,
so that nothing is reckoned twice and an executor that is lost takes little with it. Copies count once everywhere, as in the
library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from lectern_spark.copies import copies
from lectern_spark.derive import DERIVED_TYPE, derived
from lectern_spark.identity import local_key, speaker_keys
from lectern_spark.names import LOCAL

STANCES = ("support", "caution", "oppose", "neutral")
#: How many articles are handed back to Spark at once.
BATCH = 64


def write_pages(records: DataFrame, folder: str, format: str = "parquet") -> None:
    """Write all tables of the annotated `records`, each to a folder of its name, as `parquet` or as lines of `json`.

    `statements` is laid out as pages of speakers and `event_statements` as pages of events: what belongs to one of them
    stands together, the newest first.
    """

    def stored(table: DataFrame, name: str, format: str = "parquet") -> DataFrame:
        table.write.mode("overwrite").format(format).save(f"{folder}/{name}")
        return records.sparkSession.read.format(format).schema(table.schema).load(f"{folder}/{name}")

    found = stored(derive(records), "_derived")
    copied = stored(copies(found), "_copies")
    who = stored(keyed_speakers(found, copied), "_speakers")
    said = stored(statements(found, copied, who).sort("speaker_key", f.desc("day"), "id", "number"), "statements", format)
    about = said.withColumn("event_key", f.explode("events"))
    about = stored(about.sort("event_key", f.desc("day"), "id", "number"), "event_statements", format)
    stored(articles(found, copied), "articles", format)
    stored(speakers(who, said), "speakers", format)
    stored(events(found, copied, about), "events", format)
    stored(issues(found, copied, said), "issues", format)
    stored(about.groupBy("event_key", "speaker_key").agg(*_stance_counts()), "event_sides", format)
    stored(board(said).sort("issue_key", "speaker_key", "period"), "board", format)


def derive(records: DataFrame) -> DataFrame:
    """What each annotated article says: `derive.DERIVED_TYPE`."""
    schema = to_arrow_schema(StructType.fromDDL(DERIVED_TYPE))

    def batches(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (derived(record) for batch in given for record in batch.to_pylist())
        while batch := list(islice(rows, BATCH)):
            yield pa.RecordBatch.from_pylist(batch, schema=schema)

    return records.where("annotation IS NOT NULL").mapInArrow(batches, DERIVED_TYPE)


def keyed_speakers(found: DataFrame, copied: DataFrame) -> DataFrame:
    """The speakers of each article, with the key of whom each is across articles."""
    speakers = (
        found.join(copied, "id", "left")
        .select("id", "copy_of", f.explode("speakers").alias("one"))
        .select("id", "copy_of", "one.*")
    )
    key = f.when(f.col("sort") == LOCAL, local_key("id", "name")).otherwise(f.col("speaker_key"))
    return speakers.join(speaker_keys(speakers), ["sort", "name"], "left").withColumn("speaker_key", key)


def articles(found: DataFrame, copied: DataFrame) -> DataFrame:
    """An article a row, with the one that it is a copy of and how many statements it has."""
    columns = ("id", "key", "title", "date", "month", "source", "url", "copy_of")
    return found.join(copied, "id", "left").select(*columns, f.size("statements").alias("statements"))


def statements(found: DataFrame, copied: DataFrame, who: DataFrame) -> DataFrame:
    """A statement a row, with who, on what, about what, where and when; those of copies are left out."""
    columns = ("id", "title", "date", "day", "month", "source", "url")
    said = found.join(copied, "id", "left_anti").select(*columns, f.explode("statements").alias("one"))
    keys = who.select("id", f.col("name").alias("speaker"), "speaker_key")
    return said.select(*columns, "one.*").join(keys, ["id", "speaker"], "left")


def speakers(who: DataFrame, said: DataFrame) -> DataFrame:
    """A speaker a row: name, type, other names, how many articles and statements, and where the statements stand."""
    return _listed(who.where("copy_of IS NULL"), "speaker_key", said)


def events(found: DataFrame, copied: DataFrame, about: DataFrame) -> DataFrame:
    """An event a row, likewise; `about` are the statements about events, one a row for each event."""
    held = _held(found, copied, "events").withColumnRenamed("key", "event_key")
    dates = held.groupBy("event_key").agg(f.mode("date", deterministic=True).alias("date"))
    return _listed(held, "event_key", about).join(dates, "event_key")


def issues(found: DataFrame, copied: DataFrame, said: DataFrame) -> DataFrame:
    """An issue a row, likewise."""
    held = _held(found, copied, "issues").withColumnRenamed("key", "issue_key").withColumn("type", f.lit(""))
    return _listed(held, "issue_key", said)


def board(said: DataFrame) -> DataFrame:
    """Who stood where on each issue in each month, and whether that has changed: the library's board, a cell a row.

    A date of which only the year is known has a period of its own, and articles without a date have the empty one.
    """
    cells = (
        said.where("issue_key IS NOT NULL AND speaker_key IS NOT NULL")
        .groupBy("issue_key", "speaker_key", f.col("month").alias("period"))
        .agg(*_stance_counts())
        .withColumn("leaning", leaning())
    )
    side = f.when((f.col("period") != "") & (f.col("leaning") != "neutral"), f.col("leaning"))
    changed = cells.groupBy("issue_key", "speaker_key").agg((f.count_distinct(side) > 1).alias("changed"))
    return cells.join(changed, ["issue_key", "speaker_key"])


def leaning() -> Column:
    """The stance that most statements with a side take; neutral where none takes a side, and between equals the more
    careful; none without stances.
    """
    most = f.greatest("caution", "oppose", "support")
    return (
        f.when(f.col("support") + f.col("caution") + f.col("oppose") + f.col("neutral") == 0, f.lit(None))
        .when(most == 0, "neutral")
        .when(f.col("caution") == most, "caution")
        .when(f.col("oppose") == most, "oppose")
        .otherwise("support")
    )


def _held(found: DataFrame, copied: DataFrame, what: str) -> DataFrame:
    """The events or issues of the articles that are no copies, one a row."""
    held = found.join(copied, "id", "left_anti").select("id", f.explode(what).alias("one"))
    return held.select("id", "one.*").withColumn("names", f.array("name"))


def _listed(held: DataFrame, key: str, said: DataFrame) -> DataFrame:
    """A row for each key: the name and type that it has most often, all names, how many articles hold it, and where its
    statements stand.
    """
    names = held.groupBy(key).agg(
        f.mode("name", deterministic=True).alias("name"),
        f.mode("type", deterministic=True).alias("type"),
        f.count_distinct("id").alias("articles"),
    )
    others = held.select(key, f.explode("names").alias("other")).groupBy(key)
    counts = said.where(f.col(key).isNotNull()).groupBy(key).agg(*_stance_counts())
    return (
        names.join(others.agg(f.sort_array(f.collect_set("other")).alias("names")), key)
        .join(counts, key, "left")
        .fillna(0, ["statements", *STANCES])
    )


def _stance_counts() -> list[Column]:
    counts = [f.count_if(f.coalesce(f.col("stance") == stance, f.lit(False))).alias(stance) for stance in STANCES]
    return [f.count(f.lit(1)).alias("statements"), *counts]
