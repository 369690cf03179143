"""`python -m lectern_spark`: the package from the command line, by itself or under `spark-submit`."""

from __future__ import annotations

import argparse
import shlex
import sys

from pyspark.sql import SparkSession

from lectern_spark.annotator import Settings
from lectern_spark.articles import read
from lectern_spark.export import export, selected
from lectern_spark.pages import write_pages
from lectern_spark.session import session
from lectern_spark.store import Plan, Store, StoreError, write_bad, write_lines


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; returns the exit status: 2 when articles have been set apart."""
    given = _parser().parse_args(arguments)
    spark = session(given.master)
    try:
        return given.run(spark, given)
    except StoreError as error:
        print(f"lectern-spark: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lectern-spark", description="Who says what in millions of articles.")
    parser.add_argument("--master", help="where to run, such as local[2,4]; under spark-submit leave it out")
    commands = parser.add_subparsers(required=True)
    annotate = commands.add_parser("annotate", help="annotate articles, JSON lines or Parquet, into a store")
    annotate.add_argument("articles")
    annotate.add_argument("store")
    annotate.add_argument("--annotator", default="lectern annotate --stream", help="the command, with its full path")
    annotate.add_argument("--in-flight", type=int, default=Settings.in_flight, help="articles in an annotator at once")
    annotate.add_argument("--articles-per-task", type=int, default=Plan.articles_per_task)
    annotate.add_argument("--articles-per-round", type=int, default=Plan.articles_per_round)
    annotate.set_defaults(run=_annotate)
    lines = commands.add_parser("lines", help="write a store's annotations, and what was set apart, as JSON lines")
    lines.add_argument("store")
    lines.add_argument("folder")
    lines.set_defaults(run=_lines)
    pages = commands.add_parser("pages", help="join a store into pages of speakers and events, boards, copies")
    pages.add_argument("store")
    pages.add_argument("folder")
    pages.add_argument("--format", choices=("parquet", "json"), default="parquet")
    pages.set_defaults(run=_pages)
    library = commands.add_parser("export", help="write a selection as files that lectern add takes")
    library.add_argument("store")
    library.add_argument("pages")
    library.add_argument("folder")
    library.add_argument("--speaker", help="articles in which this one speaks: a speaker_key of the pages")
    library.add_argument("--issue", help="articles that speak on this: an issue_key of the pages")
    library.set_defaults(run=_export)
    return parser


def _annotate(spark: SparkSession, given: argparse.Namespace) -> int:
    settings = Settings(command=tuple(shlex.split(given.annotator)), in_flight=given.in_flight)
    plan = Plan(given.articles_per_task, given.articles_per_round)
    report = Store(spark, given.store).add(read(spark, given.articles), settings, plan)
    print(f"{report.articles} new: {report.annotated} annotated, {report.bad} set apart")
    return 2 if report.bad else 0


def _lines(spark: SparkSession, given: argparse.Namespace) -> int:
    store = Store(spark, given.store)
    write_lines(store.annotations(), f"{given.folder}/annotations")
    write_bad(store.bad(), f"{given.folder}/bad")
    return 0


def _pages(spark: SparkSession, given: argparse.Namespace) -> int:
    write_pages(Store(spark, given.store).annotations(), given.folder, given.format)
    return 0


def _export(spark: SparkSession, given: argparse.Namespace) -> int:
    statements = spark.read.parquet(f"{given.pages}/statements")
    records = selected(Store(spark, given.store).annotations(), statements, given.speaker, given.issue)
    exported = export(records, given.folder)
    print(f"{exported.count} articles; lectern add --annotations {given.folder}/annotations.jsonl {given.folder}/articles")
    if exported.left_out:
        print(f"left out, as they look like markup: {', '.join(exported.left_out)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
