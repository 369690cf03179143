"""The files that a library takes."""

import pytest

from lectern_spark.export import MARKUP, article_file


def test_no_line_of_the_text_is_taken_for_a_line_of_the_head() -> None:
    record = {"title": None, "date": "2023-04-02", "source": "The\nHerald", "url": None, "text": "Title: It is said\n"}
    assert article_file(record) == b"Title: \nDate: 2023-04-02\nSource: The Herald\n\nTitle: It is said\n"


@pytest.mark.parametrize("text", ["A\n\n# Heading\n\nB", "```\ncode\n```", "See [this](that)", "**Now**", "Title\n====="])
def test_texts_that_look_like_markup_are_told(text: str) -> None:
    assert MARKUP.search(text)


def test_prose_does_not_look_like_markup() -> None:
    assert not MARKUP.search("The #1 ferry - 5 * 3 [sic] -- said Bell.\n\nA = B (or not).")
