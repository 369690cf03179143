"""Annotating articles into a store: a folder of Parquet files to which whole rounds are added, each all at once.

A round is written to a folder of its own, compared with what it was to hold, and only then given the name by which readers
find it. Whatever ends a run, a store holds whole rounds, and the next run goes on with the articles that it lacks.
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

from lectern_spark.annotator import AnnotatorSession, Settings
from lectern_spark.articles import in_round, prepared

#: What the store holds of an article: either an annotation, as the annotator wrote it, or an error.
RECORD = ("id", "key", "title", "date", "source", "url", "text", "annotation", "error")
RECORD_TYPE = ", ".join(f"{name} string" for name in RECORD)
ARROW_RECORD = pa.schema([(name, pa.string()) for name in RECORD])
#: How many records are handed back to Spark at once.
BATCH = 32

ROUND, STAGING = "round-", "_staging-"


@dataclass(frozen=True)
class Plan:
    """How a run is cut up: articles a task, so that few are done again after a fault and none waits long for the last
    task; and articles a round, which is what is at most lost when the driver ends.
    """

    articles_per_task: int = 100
    articles_per_round: int = 100_000


@dataclass(frozen=True)
class Report:
    """What a run has done: how many articles it was given that the store lacked, and what became of them."""

    articles: int
    annotated: int
    bad: int


class StoreError(Exception):
    """A round that does not hold what it should; it has not been added to the store."""


def annotated(articles: DataFrame, settings: Settings, tasks: int) -> DataFrame:
    """Each of the prepared articles with its annotation or its error, as `RECORD`.

    An article that is there twice is annotated once; of several with one id, one is, and the rest are errors. All of one id
    meet in one task, in an order of their own, so that a task that is done again does the same again.
    """
    same_id = Window.partitionBy("id").orderBy("key")
    same_article = Window.partitionBy("id", "key").orderBy("key")
    clash = f.when(f.col("_place") > 1, "another article has the same id; give each its own")
    single = (
        articles.repartition(tasks, "id")
        .withColumn("_place", f.dense_rank().over(same_id))
        .withColumn("_repeat", f.row_number().over(same_article))
        .where("_repeat = 1")
        .withColumn("error", f.coalesce("error", clash))
        .drop("_place", "_repeat")
    )
    return single.mapInArrow(_annotating(settings), RECORD_TYPE)


def _annotating(settings: Settings) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What a task does: one annotator for its partition."""

    def annotate(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        records = _records((row for batch in batches for row in batch.to_pylist()), settings)
        while batch := list(islice(records, BATCH)):
            yield pa.RecordBatch.from_pylist(batch, schema=ARROW_RECORD)

    return annotate


def _records(rows: Iterator[dict[str, Any]], settings: Settings) -> Iterator[dict[str, Any]]:
    refused: list[dict[str, Any]] = []

    def accepted() -> Iterator[dict[str, Any]]:
        for row in rows:
            if row["error"] is None:
                yield row
            else:
                refused.append({name: row.get(name) for name in RECORD})

    for article, annotation, error in AnnotatorSession(settings).answers(accepted()):
        yield article | {"annotation": annotation, "error": error}
        while refused:
            yield refused.pop()
    yield from refused


class Store:
    """A store of annotated articles. One run at a time may add to it; any number may read."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        """A store at a path that Spark knows; it need not exist yet."""
        self._spark = spark
        self._path = path

    def records(self) -> DataFrame:
        """All that the store holds, as `RECORD`."""
        rounds = self._rounds()
        if not rounds:
            return self._spark.createDataFrame([], RECORD_TYPE)
        return self._spark.read.parquet(*rounds)

    def annotations(self) -> DataFrame:
        """What has been annotated."""
        return self.records().where("error IS NULL")

    def bad(self) -> DataFrame:
        """What has been set apart, each with its error."""
        return self.records().where("error IS NOT NULL")

    def add(self, articles: DataFrame, settings: Settings, plan: Plan | None = None) -> Report:
        """Annotate the articles that the store lacks, and add them, round by round.

        Raises what Spark raises when a task has failed too often, and `StoreError` when a round is not what it should be.
        Either way the store is as it was after the round before.
        """
        plan = plan or Plan()
        self._clear()
        todo = self._lacking(prepared(articles))
        count = todo.count()
        rounds = math.ceil(count / plan.articles_per_round)
        before = self._counts()
        for number in range(rounds):
            part = todo.where(in_round(number, rounds))
            tasks = math.ceil(count / rounds / plan.articles_per_task)
            self._commit(part, annotated(part, settings, tasks))
        after = self._counts()
        return Report(count, after[0] - before[0], after[1] - before[1])

    def _lacking(self, articles: DataFrame) -> DataFrame:
        known = self.records().select("id", "key")
        taken = known.select("id").distinct().withColumn("_taken", f.lit(True))
        clash = f.when(f.col("_taken"), "the store has another article of this id; give this one its own")
        return (
            articles.join(known, ["id", "key"], "left_anti")
            .join(taken, "id", "left")
            .withColumn("error", f.coalesce("error", clash))
            .drop("_taken")
        )

    def _commit(self, part: DataFrame, records: DataFrame) -> None:
        name = uuid.uuid4().hex
        staging = f"{self._path}/{STAGING}{name}"
        records.write.parquet(staging)
        self._compare(part.select("id", "key").distinct(), self._spark.read.parquet(staging).select("id", "key"))
        if not self._files.rename(self._hadoop(staging), self._hadoop(f"{self._path}/{ROUND}{name}")):
            raise StoreError(f"{staging}: cannot be renamed; see whether the folder can be written to")

    def _compare(self, wanted: DataFrame, found: DataFrame) -> None:
        for what, lost in (("lost", wanted.exceptAll(found)), ("doubled or made up", found.exceptAll(wanted))):
            if example := lost.first():
                raise StoreError(f"{self._path}: article {example['id']} is {what}; are the articles always the same?")

    def _counts(self) -> tuple[int, int]:
        counted = self.records().agg(f.count("annotation"), f.count("error")).first()
        return counted[0], counted[1]

    def _rounds(self) -> list[str]:
        found = self._files.globStatus(self._hadoop(f"{self._path}/{ROUND}*")) or []
        return sorted(str(status.getPath()) for status in found)

    def _clear(self) -> None:
        """Remove what a run that was ended left unfinished."""
        for status in self._files.globStatus(self._hadoop(f"{self._path}/{STAGING}*")) or []:
            self._files.delete(status.getPath(), True)

    @property
    def _files(self) -> Any:  # noqa: ANN401 (an object of the JVM)
        return self._hadoop(self._path).getFileSystem(self._spark.sparkContext._jsc.hadoopConfiguration())

    def _hadoop(self, path: str) -> Any:  # noqa: ANN401
        return self._spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path)


def write_lines(records: DataFrame, path: str) -> None:
    """Write annotations as lines of JSON, just as the annotator wrote them, ordered by id within each file."""
    records.repartitionByRange("id").sortWithinPartitions("id").select("annotation").write.text(path)


def write_bad(records: DataFrame, path: str) -> None:
    """Write what has been set apart as lines of JSON: `id`, `error` and what else is known of it."""
    columns = [name for name in RECORD if name != "annotation"]
    records.select(*columns).write.json(path)
