"""What one article says."""

import json

import numpy as np
import stub
from conftest import articles

from lectern_spark import sketch
from lectern_spark.derive import LONG, LONGEST, derived, paragraph_starts, period


def record(text: str, **annotation: list) -> dict:
    known = dict.fromkeys(("key", "title", "source", "url"))
    return {"id": "a", "date": "2023-04-05", "text": text, "annotation": json.dumps({"id": "a", **annotation}), **known}


def test_dates_tell_day_and_month_as_far_as_they_are_known() -> None:
    assert period("2023-07-11T09:30Z") == (20230711, "2023-07")
    assert period("2023-07") == (20230701, "2023-07")
    assert period("2023-XX") == (20230101, "2023")
    assert period("2023-02-30") == period("July 2023") == period(None) == (None, "")


def test_paragraphs_begin_where_those_of_the_reader_do() -> None:
    assert paragraph_starts("\n  One.\r\n\r\n\tTwo\n   \nThree") == [3, 12, 20]
    assert paragraph_starts("") == []


def test_a_line_longer_than_any_paragraph_is_cut() -> None:
    assert paragraph_starts("word " * 20_000) == [0, LONG // 5 * 5 + 5]
    assert paragraph_starts("x" * (LONGEST + 10)) == [0, LONGEST]


def test_speakers_of_one_name_are_one() -> None:
    row = derived(
        record(
            "Bell spoke. Bell sang.",
            speakers=[{"id": "p1", "name": "Ana Bell", "type": "person"}, {"id": "p2", "name": "Ana Bell"}],
            statements=[
                {"id": "s1", "content": [[0, 4]], "speaker": "p1"},
                {"id": "s2", "content": [[12, 16]], "speaker": "p2"},
            ],
        )
    )
    assert [one["name"] for one in row["speakers"]] == ["Ana Bell"]
    assert [one["speaker"] for one in row["statements"]] == ["Ana Bell"] * 2


def test_a_statement_is_about_the_events_in_it_else_about_those_of_its_paragraph() -> None:
    text = "The Vilnius Summit begins. It will help, she said.\nThe Harbour Vote is near, she said."
    mentions = [{"span": [text.index(name), text.index(name) + len(name)]} for name in ("Vilnius Summit", "Harbour Vote")]
    row = derived(
        record(
            text,
            events=[
                {"id": "e1", "name": "Vilnius Summit", "date": "2023-07", "mentions": mentions[:1]},
                {"id": "e2", "name": "Harbour Vote", "mentions": mentions[1:]},
            ],
            statements=[{"id": "s1", "content": [[27, 39]]}, {"id": "s2", "content": [[51, 75]]}],
        )
    )
    assert [one["events"] for one in row["statements"]] == [["e/summit vilnius/2023"], ["e/harbour vote/"]]
    assert [one["paragraph"] for one in row["statements"]] == [1, 2]
    assert [one["content"] for one in row["statements"]] == ["It will help", "The Harbour Vote is near"]


def test_the_annotation_of_the_stub_gives_stances_on_its_issue() -> None:
    article = articles(1)[0]
    row = derived(record(article["text"]) | {"annotation": json.dumps(stub.annotation(article))})
    assert [one["stance"] for one in row["statements"]] == ["caution", "support", "support", "caution"]
    assert {one["issue_key"] for one in row["statements"]} == {"i/the bridge is closed"}


def test_near_copies_share_bands_and_shingles_and_others_do_not() -> None:
    words = [f"word{number * 7 % 113}" for number in range(120)]
    one, cut, other = (sketch.shingles(" ".join(text)) for text in (words, words[:112], words[::-1]))
    assert sketch.is_copy(one, cut) and not sketch.is_copy(one, other)
    assert np.intersect1d(sketch.bands(sketch.smallest(one)), sketch.bands(sketch.smallest(cut))).size
    assert sketch.shingles("too short to tell") is None
