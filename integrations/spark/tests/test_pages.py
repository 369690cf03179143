"""Who is who, what is a copy and who stands where, over a set."""

import json
from pathlib import Path

import pytest
import stub
from conftest import articles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from lectern_spark.copies import copies
from lectern_spark.derive import DERIVED_TYPE, derived
from lectern_spark.identity import merged, speaker_keys
from lectern_spark.names import other_bodies, speaker_form
from lectern_spark.pages import write_pages
from lectern_spark.store import RECORD, RECORD_TYPE

SPEAKERS = "sort string, full string, initial string, surname string, body string, name string, others array<string>"


def keys(spark: SparkSession, *speakers: tuple[str, str] | tuple[str, str, list[str]]) -> dict[str, str]:
    """The keys of speakers, of which name, type and aliases are told."""
    rows = [
        (*speaker_form(name, type), name, other_bodies(aliases[0] if aliases else [])) for name, type, *aliases in speakers
    ]
    found = speaker_keys(spark.createDataFrame(rows, SPEAKERS).coalesce(1))
    return {row["name"]: row["speaker_key"] for row in found.collect()}


def persons(spark: SparkSession, *names: str) -> dict[str, str]:
    return keys(spark, *((name, "person") for name in names))


def test_an_initial_and_a_surname_alone_lead_to_the_one_of_that_name(spark: SparkSession) -> None:
    found = persons(
        spark, "Ana Ruiz", "Dr. Ana María Rüiz", "A. Ruiz", "Ruiz", "Tom Bell", "Ana Bell", "Bell", "T. Bell", "J. Holm"
    )
    assert {found[name] for name in ("Ana Ruiz", "Dr. Ana María Rüiz", "A. Ruiz", "Ruiz")} == {"pn/ana ruiz"}
    assert found["T. Bell"] == found["Tom Bell"] != found["Ana Bell"]
    assert (found["Bell"], found["J. Holm"]) == ("p1/bell", "pi/j holm")


def test_an_initial_that_two_have_leads_to_neither(spark: SparkSession) -> None:
    found = persons(spark, "Ana Bell", "Adam Bell", "A. Bell")
    assert len(set(found.values())) == 3


def test_bodies_are_known_by_their_names_and_by_short_forms_that_one_has(spark: SparkSession) -> None:
    found = keys(
        spark,
        ("The Harbour Council", "organisation"),
        ("Harbour Council", "organisation"),
        ("Civil Aviation Board", "organisation", ["CAB", "the board"]),
        ("CAB", "organisation"),
        ("Rail Office", "organisation", ["ROF"]),
        ("Road Office", "organisation", ["ROF"]),
        ("ROF", "organisation"),
        ("some officials", "group"),
    )
    assert found["The Harbour Council"] == found["Harbour Council"] == "po/harbour council"
    assert found["CAB"] == found["Civil Aviation Board"]
    assert len({found[name] for name in ("ROF", "Rail Office", "Road Office")}) == 3
    assert "some officials" not in found


def test_links_lead_to_the_longest_name() -> None:
    assert merged([("cab", "civil aviation board"), ("civil board", "cab")])["civil board"] == "civil aviation board"


def records(spark: SparkSession, given: list[dict]) -> DataFrame:
    """Articles with the stub's annotations, as a store holds them."""
    rows = [one | {"annotation": json.dumps(stub.annotation(one))} for one in given]
    return spark.createDataFrame([[row.get(name) for name in RECORD] for row in rows], RECORD_TYPE)


def test_a_wire_story_is_a_copy_of_its_earliest_print_however_it_is_cut(spark: SparkSession) -> None:
    words = [f"word{number * 7 % 113}" for number in range(120)]
    texts = {"d": words, "b": words[:112], "c": words[::-1], "a": [*words[6:], "more"], "x": words[:20]}
    days = {"d": "2023-01-01", "b": "2023-01-02", "a": None}
    given = [{"id": id, "text": " ".join(text), "date": days.get(id)} for id, text in texts.items()]
    rows = [derived(row.asDict()) for row in records(spark, given).collect()]
    found = copies(spark.createDataFrame(rows, DERIVED_TYPE).coalesce(1))
    assert {row["id"]: row["copy_of"] for row in found.collect()} == {"a": "d", "b": "d"}


@pytest.fixture(scope="module")
def pages(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of ten articles over three months, one of them printed twice."""
    given = [one | {"date": f"2023-{1 + place // 4:02}-{1 + place:02}"} for place, one in enumerate(articles(10, length=8))]
    given.append(given[0] | {"id": "b0000"})
    given[9]["text"] += " Ana Bell warned that it is late. A. Bell warned that it is cold."
    folder = tmp_path_factory.mktemp("pages")
    write_pages(records(spark, given), str(folder))
    return folder


def table(spark: SparkSession, pages: Path, name: str) -> DataFrame:
    return spark.read.parquet(f"{pages}/{name}")


def test_a_speakers_page_holds_all_that_was_said_once_the_newest_first(spark: SparkSession, pages: Path) -> None:
    page = table(spark, pages, "statements").where("speaker_key = 'pn/ana bel'").collect()
    assert [row["day"] for row in page] == sorted((row["day"] for row in page), reverse=True)
    assert [row["content"] for row in page if row["id"] == "a0009"][-2:] == ["it is late", "it is cold"]
    speaker = table(spark, pages, "speakers").where("speaker_key = 'pn/ana bel'").first()
    assert (speaker["name"], speaker["names"]) == ("Ana Bell", ["A. Bell", "Ana Bell"])
    assert speaker["statements"] == len(page) == speaker["support"] + speaker["caution"]


def test_copies_count_once(spark: SparkSession, pages: Path) -> None:
    copied = table(spark, pages, "articles").where("copy_of IS NOT NULL").collect()
    assert [(row["id"], row["copy_of"]) for row in copied] == [("b0000", "a0000")]
    assert table(spark, pages, "statements").where("id = 'b0000'").isEmpty()
    assert table(spark, pages, "issues").first()["articles"] == 10


def test_a_board_tells_who_stood_where_in_each_month_and_who_changed(spark: SparkSession, pages: Path) -> None:
    said = table(spark, pages, "statements").where("speaker_key = 'pn/ana bel'")
    counted = {row["month"]: row["n"] for row in said.groupBy("month").agg(f.count("*").alias("n")).collect()}
    board = table(spark, pages, "board").where("speaker_key = 'pn/ana bel'").collect()
    assert {row["period"]: row["statements"] for row in board} == counted
    sides = {row["leaning"] for row in board}
    assert {row["changed"] for row in board} == {len(sides) > 1}
