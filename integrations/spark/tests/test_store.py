"""Annotating a set on a cluster: whatever fails, no article is lost or doubled."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
import stub
from conftest import STUB, articles
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from lectern_spark.annotator import AnnotatorSession, Settings
from lectern_spark.articles import read
from lectern_spark.store import Plan, Report, Store, StoreError, write_bad, write_lines

QUICK = Settings(command=STUB, patience=2.0, patience_per_kilobyte=0.01)
PLAN = Plan(articles_per_task=10)


def frame(spark: SparkSession, given: list[dict]) -> DataFrame:
    return spark.createDataFrame([(one["id"], one["text"]) for one in given], "id string, text string").repartition(3)


def by_one_process(given: list[dict]) -> list[str]:
    return sorted(one.annotation for one in AnnotatorSession(QUICK).answers(given))


def annotations(store: Store) -> list[str]:
    return sorted(row["annotation"] for row in store.annotations().collect())


def errors(store: Store) -> dict[str, str]:
    return {row["id"]: row["error"] for row in store.bad().collect()}


def test_the_output_is_that_of_one_process_and_a_second_run_adds_nothing(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(40)
    store = Store(spark, str(tmp_path / "store"))
    assert store.add(frame(spark, given), QUICK, Plan(10, articles_per_round=25)) == Report(40, 40, 0)
    assert annotations(store) == by_one_process(given)
    log = tmp_path / "log"
    watched = Settings(command=(*STUB, "--log", str(log)))
    more = articles(44)
    assert store.add(frame(spark, more), watched, PLAN) == Report(4, 4, 0)
    assert sorted(log.read_text().split()) == ["a0040", "a0041", "a0042", "a0043"]
    assert annotations(store) == by_one_process(more)


def test_an_executor_that_is_killed_changes_nothing(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(60)
    log = tmp_path / "log"
    slow = Settings(command=(*STUB, "--log", str(log), "--delay", "0.1"))
    store = Store(spark, str(tmp_path / "store"))
    killer = threading.Thread(
        target=kill_executor, args=(spark, lambda: log.exists() and len(log.read_text().split()) >= 20)
    )
    killer.start()
    report = store.add(frame(spark, given), slow, Plan(articles_per_task=15))
    killer.join()
    assert report == Report(60, 60, 0)
    assert annotations(store) == by_one_process(given)
    assert len(log.read_text().split()) > 60, "nothing was done again: was an executor killed?"


def kill_executor(spark: SparkSession, is_time: Callable[[], bool]) -> None:
    """Kill one of the executors once it is time."""
    deadline = time.monotonic() + 120
    while not is_time() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(executors(spark)[0], signal.SIGKILL)


def executors(spark: SparkSession) -> list[int]:
    """The processes of the executors of this session."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--executor-id" in words and spark.sparkContext.applicationId.encode() in words:
            found.append(int(process.name))
    return found


def test_poisoned_articles_are_set_apart_with_their_errors(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(24)
    for number, poison in ((3, "POISON-DIE"), (9, "POISON-HANG"), (15, "POISON-ERROR"), (21, "POISON-NONSENSE")):
        given[number]["text"] += f" {poison}"
    store = Store(spark, str(tmp_path / "store"))
    assert store.add(frame(spark, given), QUICK, PLAN) == Report(24, 20, 4)
    assert annotations(store) == by_one_process([one for one in given if "POISON" not in one["text"]])
    assert errors(store) == {
        "a0003": "the annotator ended with status 1: the text is poison",
        "a0009": "the annotator gave no answer for 2 s",
        "a0015": "no article",
        "a0021": "the annotator answered what is no JSON: b'???'",
    }


def test_sizes_may_differ_by_any_factor(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(30)
    given[7]["text"] = articles(1, length=20_000)[0]["text"]
    given[8]["text"] = ""
    store = Store(spark, str(tmp_path / "store"))
    assert store.add(frame(spark, given), QUICK, PLAN) == Report(30, 30, 0)
    assert annotations(store) == by_one_process(given)


def test_an_annotator_that_dies_is_started_anew(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(30)
    died = tmp_path / "died"
    store = Store(spark, str(tmp_path / "store"))
    settings = Settings(command=(*STUB, "--die-once", str(died)))
    assert store.add(frame(spark, given), settings, PLAN) == Report(30, 30, 0)
    assert died.exists() and annotations(store) == by_one_process(given)


def test_a_partition_that_fails_is_tried_again_and_a_run_that_fails_leaves_the_store_as_it_was(
    spark: SparkSession, tmp_path: Path
) -> None:
    given = articles(12)
    store = Store(spark, str(tmp_path / "store"))
    store.add(frame(spark, given[:6]), QUICK, PLAN)
    with pytest.raises(PySparkException, match="articles in a row"):
        store.add(frame(spark, given), Settings(command=("false",)), PLAN)
    assert annotations(store) == by_one_process(given[:6])
    # It dies with the third article in a row and is taken to be broken; the task that is tried again finds it well.
    died = tmp_path / "died"
    once = Settings(command=(*STUB, "--die-once", str(died)), in_flight=1, attempts=1, deaths=1)
    assert store.add(frame(spark, given), once, PLAN) == Report(6, 6, 0)
    assert died.exists() and annotations(store) == by_one_process(given)


def test_lines_that_are_no_article_and_ids_that_clash_are_set_apart(spark: SparkSession, tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in articles(3)]
    lines += [lines[0], '{"id": "a0001", "text": "Another text."}', '{"text": "No id."}', '{"id": "empty"}', "{broken"]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    store = Store(spark, str(tmp_path / "store"))
    report = store.add(read(spark, str(tmp_path / "articles.jsonl")), QUICK, PLAN)
    assert (report.annotated, report.bad) == (3, 4)
    assert sorted(error.split(";")[0] for error in errors(store).values()) == [
        "another article has the same id",
        "the article has no id",
        "the article has no text",
        "the line is no article as JSON",
    ]
    changed = [{"id": "a0002", "text": "It has changed."}]
    assert store.add(frame(spark, changed), QUICK, PLAN) == Report(1, 0, 1)
    assert "the store has another article of this id; give this one its own" in errors(store).values()


def test_parquet_is_read_and_lines_are_written_as_the_annotator_wrote_them(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(5)
    given[4]["text"] += " POISON-ERROR"
    parquet.write_table(pa.Table.from_pylist(given), tmp_path / "articles.parquet")
    store = Store(spark, str(tmp_path / "store"))
    store.add(read(spark, str(tmp_path / "articles.parquet")), QUICK, PLAN)
    write_lines(store.annotations(), str(tmp_path / "lines"))
    write_bad(store.bad(), str(tmp_path / "bad"))
    written = [line for part in sorted((tmp_path / "lines").glob("part-*")) for line in part.read_text().splitlines()]
    assert written == [stub.answer(one) for one in given[:4]]
    (bad,) = [json.loads(line) for part in (tmp_path / "bad").glob("part-*") for line in part.read_text().splitlines()]
    assert (bad["id"], bad["error"]) == ("a0004", "no article")


def test_what_an_ended_run_left_is_cleared_away(spark: SparkSession, tmp_path: Path) -> None:
    given = articles(4)
    left = tmp_path / "store" / "_staging-0"
    left.mkdir(parents=True)
    (left / "part-0.parquet").write_bytes(b"half")
    store = Store(spark, str(tmp_path / "store"))
    assert store.records().isEmpty()
    assert store.add(frame(spark, given), QUICK, PLAN) == Report(4, 4, 0)
    assert not left.exists()


def test_articles_that_differ_each_time_they_are_read_are_not_added(spark: SparkSession, tmp_path: Path) -> None:
    def unsteady(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = [{"id": os.urandom(8).hex(), "text": "A text."} for _ in range(batch.num_rows)]
            yield pa.RecordBatch.from_pylist(rows)

    store = Store(spark, str(tmp_path / "store"))
    with pytest.raises(StoreError, match="are the articles always the same"):
        store.add(spark.range(8).mapInArrow(unsteady, "id string, text string"), QUICK, PLAN)
    assert store.records().isEmpty()
