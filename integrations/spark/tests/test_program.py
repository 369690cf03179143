"""With the real program: what Spark makes is what `lectern` makes, and `lectern add` and `board` open it."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from lectern_spark.annotator import Settings
from lectern_spark.export import export, selected
from lectern_spark.pages import write_pages
from lectern_spark.store import Plan, Store

LECTERN = Path(os.environ.get("LECTERN", Path(__file__).parents[3] / ".build/release/lectern"))
pytestmark = pytest.mark.skipif(not LECTERN.exists(), reason=f"{LECTERN} is missing: make build, or set LECTERN")

TEXTS = {
    "ferry-1": "Keldmouth weighs ferry\n\nMayor Ines Holm said that Keldmouth should buy the ferry now. “The ferry will pay "
    "for itself,” said Tom Bell of the Harbour Council.\n\nHolm argued that the town cannot wait.",
    "ferry-2": "Title: Not a head line\n\nTom Bell warned that the ferry is too dear. “We cannot afford it,” Bell said. "
    "The Harbour Council said that it would vote at the Keldmouth Spring Assembly.",
    "odd/id é": "Ana Ruiz said she opposed the ferry. “It is noisy,” Ruiz said. 🚢 “And slow,” she added.",
}
DATES = {"ferry-1": "2023-04-02", "ferry-2": "2023-05-09", "odd/id é": None}
ISSUE = [{"id": "i1", "proposition": "Keldmouth buys the ferry"}]


def lectern(*arguments: str, given: str | None = None) -> str:
    """What the program prints. Nothing, with status 1, is an answer, too."""
    done = subprocess.run([LECTERN, *arguments], input=given, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def store(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The articles, annotated by the program."""
    schema = "id string, text string, date string, issue array<struct<id string, proposition string>>"
    rows = [(id, text, DATES[id], ISSUE) for id, text in TEXTS.items()]
    store = Store(spark, str(tmp_path_factory.mktemp("store") / "store"))
    command = (str(LECTERN), "annotate", "--stream")
    report = store.add(spark.createDataFrame(rows, schema), Settings(command=command), Plan(articles_per_task=2))
    assert report.annotated == 3
    return store


def test_annotations_are_those_of_one_process(store: Store) -> None:
    lines = [json.dumps({"id": id, "text": text, "date": DATES[id], "issue": ISSUE}) + "\n" for id, text in TEXTS.items()]
    expected = lectern("annotate", "--stream", given="".join(lines)).splitlines()
    assert sorted(row["annotation"] for row in store.annotations().collect()) == sorted(expected)


def test_a_library_holds_what_the_pages_hold(spark: SparkSession, store: Store, tmp_path: Path) -> None:
    write_pages(store.annotations(), f"{tmp_path}/pages")
    assert export(store.annotations(), str(tmp_path)) == (3, [])
    library = f"--library={tmp_path}/library.sqlite"
    lectern("add", library, f"--annotations={tmp_path}/annotations.jsonl", f"{tmp_path}/articles")
    for kind in ("speakers", "events"):
        listed = [json.loads(line) for line in lectern(kind, library, "--format=jsonl").splitlines()]
        found = spark.read.parquet(f"{tmp_path}/pages/{kind}").collect()
        expected = sorted((one["name"], one["articles"], one["statements"]) for one in listed)
        assert sorted((row["name"], row["articles"], row["statements"]) for row in found) == expected
    rows = [json.loads(line) for line in lectern("board", "ferry", library, "--format=jsonl").splitlines()]
    periods = ("2023-04", "2023-05", "undated")
    shown = {(row["speaker"], period, row[period]) for row in rows for period in periods if row[period]}
    names = spark.read.parquet(f"{tmp_path}/pages/speakers").select("speaker_key", "name")
    cells = spark.read.parquet(f"{tmp_path}/pages/board").join(names, "speaker_key").collect()
    assert shown == {(cell["name"], cell["period"] or "undated", cell["leaning"]) for cell in cells}
    assert len(shown) == 5


def test_a_selection_is_of_the_articles_in_which_one_speaks(spark: SparkSession, store: Store, tmp_path: Path) -> None:
    write_pages(store.annotations(), f"{tmp_path}/pages")
    said = spark.read.parquet(f"{tmp_path}/pages/statements")
    chosen = selected(store.annotations(), said, "pn/tom bel", None)
    assert sorted(row["id"] for row in chosen.collect()) == ["ferry-1", "ferry-2"]
