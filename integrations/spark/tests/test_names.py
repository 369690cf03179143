"""Who is who is told by the library's rules, and its tables are the library's."""

import re
from pathlib import Path

import pytest

from lectern_spark import folding_table, names
from lectern_spark.folding import folded_words

SOURCES = Path(__file__).parents[3] / "Sources"
NAME_FORM = SOURCES / "LecternLibrary/Identity/NameForm.swift"


def table(name: str) -> str:
    """What stands between the brackets of a table in the library's source."""
    source = NAME_FORM.read_text(encoding="utf-8")
    return re.search(rf"let {name}\b[^=]*= \[(.*?)\](?:\n\n|\n    private)", source, re.DOTALL).group(1)


def words(text: str) -> list[str]:
    return re.findall(r'"([^"]*)"', text)


def test_the_tables_of_names_are_those_of_the_library() -> None:
    assert set(words(table("titles"))) == names.TITLES
    assert set(words(table("suffixes"))) == names.SUFFIXES
    assert [words(row) for row in re.findall(r"\[(.*?)\]", table("variants"))] == names.VARIANTS
    assert [tuple(words(row)) for row in re.findall(r"\((.*?)\)", table("pieces"))] == names.PIECES


def test_the_table_of_letters_is_that_of_the_library() -> None:
    source = (SOURCES / "LecternText/FoldingTable.swift").read_text(encoding="utf-8")
    rows = [(int(first, 16), row) for first, row in re.findall(r'\((0x[0-9A-F]+), "(.*)"\),', source)]
    assert rows == folding_table.ROWS


def test_words_are_without_case_accents_and_what_cannot_be_seen() -> None:
    assert folded_words("ERDOĞAN’s  Zoë, 3½ so\u00adft e\u0301") == ["erdogan", "s", "zoe", "3½", "soft", "e"]


@pytest.mark.parametrize(
    "spellings",
    [
        ["Ana Ruiz", "Ana Rüiz", "ANA RUIZ", "Ana María Ruiz", "Dr. Ana Ruiz", "Ana Ruiz Jr."],
        ["Volodymyr Zelensky", "Vladimir Zelenskyy", "Volodymyr Zelenskiy"],
        ["Sergei Shoigu", "Sergey Schoigu"],
        ["Jürgen Müller", "Juergen Mueller"],
        ["Muhammad al-Qadhafi", "Mohammed al-Kadafi"],
    ],
)
def test_a_person_is_one_in_all_spellings_of_the_name(spellings: list[str]) -> None:
    assert len({names.speaker_form(one, "person").full for one in spellings}) == 1


def test_hansen_is_not_hanson() -> None:
    assert names.skeleton("hansen") != names.skeleton("hanson")


def test_groups_are_known_everywhere_only_by_a_name() -> None:
    assert names.speaker_form("The Harbour Council", "organisation").body == "harbour council"
    assert names.speaker_form("Democrats", "group").sort == names.BODY
    assert names.speaker_form("some officials", "group").sort == names.LOCAL
    assert names.speaker_form("a diplomat", "unnamed").sort == names.LOCAL


def test_an_event_is_one_whatever_the_order_of_its_words_and_one_a_year() -> None:
    assert names.event_key("The 2023 Vilnius Summit", None) == names.event_key("Summit Vilnius", "2023-07-11")
    assert names.event_key("Vilnius Summit", "2023") != names.event_key("Vilnius Summit", "2024")
    assert names.event_key("Vilnius Summit", "XXXX") == "e/summit vilnius/"


def test_an_issue_is_one_of_the_same_words() -> None:
    assert names.issue_key("The bridge is closed.") == names.issue_key("the Bridge — is closed")
