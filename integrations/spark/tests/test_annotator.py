"""One annotator and what goes through it, without Spark."""

import json
import time

import pytest
import stub
from conftest import STUB, articles

from lectern_spark.annotator import AnnotatorBroken, AnnotatorSession, Settings

QUICK = Settings(command=STUB, in_flight=3, patience=2.0, patience_per_kilobyte=0.01)


def answers(given: list[dict], settings: Settings = QUICK) -> list:
    return list(AnnotatorSession(settings).answers(given))


def poisoned(count: int, **poisons: str) -> list[dict]:
    given = articles(count)
    for id, poison in poisons.items():
        next(one for one in given if one["id"] == id)["text"] += f" {poison}"
    return given


def test_answers_are_those_of_the_annotator_in_order() -> None:
    given = articles(20)
    found = answers(given)
    assert [json.loads(one.annotation) for one in found] == [stub.annotation(one) for one in given]


def test_no_articles_start_no_annotator() -> None:
    assert answers([], Settings(command=("/nowhere",))) == []


def test_lines_longer_than_any_pipe_pass_both_ways() -> None:
    given = articles(6, length=20_000)
    found = answers(given)
    assert [one.error for one in found] == [None] * 6
    assert len(found[0].annotation) > 1 << 20


def test_no_more_articles_are_taken_than_fit() -> None:
    taken = 0

    def source():  # noqa: ANN202
        nonlocal taken
        for one in articles(30):
            taken += 1
            yield one

    most = 0
    for answered, _ in enumerate(AnnotatorSession(QUICK).answers(source())):
        most = max(most, taken - answered)
    assert most == QUICK.in_flight


@pytest.mark.parametrize(
    ("poison", "error"),
    [
        ("POISON-ERROR", "no article"),
        ("POISON-DIE", "the annotator ended with status 1: the text is poison"),
        ("POISON-NONSENSE", "the annotator answered what is no JSON: b'???'"),
        ("POISON-HANG", "the annotator gave no answer for 2 s"),
    ],
)
def test_a_poisoned_article_is_set_apart_and_no_other(poison: str, error: str) -> None:
    found = answers(poisoned(12, a0005=poison))
    assert [one.article["id"] for one in found] == [one["id"] for one in articles(12)]
    assert {one.article["id"]: one.error for one in found if one.error} == {"a0005": error}


def test_poisoned_neighbours_are_told_apart() -> None:
    found = answers(poisoned(8, a0001="POISON-DIE", a0002="POISON-DIE", a0007="POISON-DIE"))
    assert [one.article["id"] for one in found if one.error] == ["a0001", "a0002", "a0007"]


def test_an_annotator_that_dies_costs_no_article(tmp_path) -> None:  # noqa: ANN001
    settings = Settings(command=(*STUB, "--die-once", str(tmp_path / "died")), in_flight=3)
    found = answers(articles(10), settings)
    assert (tmp_path / "died").exists()
    assert [one.error for one in found] == [None] * 10


def test_an_annotator_that_always_dies_is_no_fault_of_the_articles() -> None:
    with pytest.raises(AnnotatorBroken, match="with each of 5 articles in a row"):
        answers(articles(10), Settings(command=("false",)))


def test_an_annotator_that_is_not_there_is_told() -> None:
    with pytest.raises(AnnotatorBroken, match="/nowhere/lectern: No such file"):
        answers(articles(1), Settings(command=("/nowhere/lectern",)))


def test_an_annotator_is_ended_with_whoever_asks(tmp_path) -> None:  # noqa: ANN001
    settings = Settings(command=(*STUB, "--log", str(tmp_path / "log"), "--delay", "0.2"), in_flight=1)
    found = AnnotatorSession(settings).answers(articles(50))
    next(found)
    found.close()
    seen = (tmp_path / "log").read_text()
    time.sleep(0.6)
    assert (tmp_path / "log").read_text() == seen
