"""What one annotated article says: its speakers, events, issues and statements, with what tells who and what they are
across articles. Everything here is of one article; nothing knows Spark.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from lectern_spark import sketch
from lectern_spark.names import PERSON, event_key, issue_key, other_bodies, speaker_form

Span = Sequence[int]
Row = dict[str, Any]

#: The types that Spark gives the columns of `derived`.
SPEAKER_TYPE = (
    "struct<name string, type string, names array<string>, sort string, full string, initial string, surname string, "
    "body string, others array<string>>"
)
EVENT_TYPE = "struct<key string, name string, type string, date string>"
ISSUE_TYPE = "struct<key string, name string>"
STATEMENT_TYPE = (
    "struct<number int, statement string, kind string, confidence double, speaker string, issue_key string, "
    "stance string, stance_confidence double, source_words string, cue string, content string, paragraph int, "
    "events array<string>>"
)
DERIVED_TYPE = (
    "id string, key string, title string, date string, source string, url string, day int, month string, "
    f"speakers array<{SPEAKER_TYPE}>, events array<{EVENT_TYPE}>, issues array<{ISSUE_TYPE}>, "
    f"statements array<{STATEMENT_TYPE}>, shingles array<bigint>, least array<bigint>, bands array<bigint>"
)

#: Lengths in bytes from which a line is cut into paragraphs: at the next white space, and anywhere.
LONG, LONGEST = 65_536, 131_072


def derived(record: Row) -> Row:
    """What the record of an annotated article says, as a row of `DERIVED_TYPE`."""
    found = json.loads(record["annotation"])
    text = record["text"]
    speakers, speaker_of = _speakers(found.get("speakers") or [])
    events = found.get("events") or []
    issues = found.get("issue") or []
    day, month = period(record["date"])
    return {
        **{name: record[name] for name in ("id", "key", "title", "date", "source", "url")},
        "day": day,
        "month": month,
        "speakers": speakers,
        "events": [
            {"key": _key(one), "name": one["name"], "type": one.get("type") or "other", "date": one.get("date")}
            for one in events
        ],
        "issues": [{"key": issue_key(one["proposition"]), "name": one["proposition"]} for one in issues],
        "statements": _statements(found, text, speaker_of),
        **_sketch(text),
    }


def period(when: str | None) -> tuple[int | None, str]:
    """The first day of a date that begins as `2023-07-11`, `2023-07` or `2023` does, as the number YYYYMMDD; and the month
    `2023-07`, or the year where the month is not known. Nothing and an empty text for any other date.
    """
    digits = re.match(r"[0-9-]*", when or "")
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", digits.group().rstrip("-") if digits else "")
    if parts is None:
        return None, ""
    year, month, day = parts.groups()
    try:
        # A year 0 is fine with the library; its months are those of any leap year.
        date(int(year) or 4, int(month or 1), int(day or 1))
    except ValueError:
        return None, ""
    return int(year) * 10_000 + int(month or 1) * 100 + int(day or 1), f"{year}-{month}" if month else year


def _speakers(found: list[Row]) -> tuple[list[Row], dict[str, Row]]:
    """The speakers, and which of them the ids of the annotation mean. Those of one name are one: they cannot be told apart
    across articles.
    """
    by_name: dict[str, Row] = {}
    by_id: dict[str, Row] = {}
    for one in found:
        name, type, aliases = one["name"], one.get("type") or PERSON, one.get("aliases") or []
        row = by_name.get(name)
        if row is None:
            form = speaker_form(name, type)
            row = {"name": name, "type": type, "names": [name], **form._asdict(), "others": other_bodies(aliases)}
            by_name[name] = row
        row["names"] += [alias for alias in aliases if alias not in row["names"]]
        by_id[one["id"]] = row
    return list(by_name.values()), by_id


def _key(event: Row) -> str:
    return event_key(event["name"], event.get("date"))


def _statements(found: Row, text: str, speakers: dict[str, Row]) -> list[Row]:
    issues = {one["id"]: issue_key(one["proposition"]) for one in found.get("issue") or []}
    first_issue = next(iter(issues), None)
    mentions = _Mentions(found.get("events") or [], text)
    rows = []
    for number, one in enumerate(found.get("statements") or []):
        speaker = speakers.get(one.get("speaker") or "")
        issue = one.get("issue") or first_issue
        stance = one.get("stance") if issue else None
        rows.append(
            {
                "number": number,
                "statement": one["id"],
                "kind": one.get("kind"),
                "confidence": one.get("confidence", 1.0),
                "speaker": speaker and speaker["name"],
                "issue_key": issues.get(issue or "") if stance else None,
                "stance": stance,
                "stance_confidence": (one.get("stance_chances") or {}).get(stance),
                "source_words": _words(one.get("source"), text),
                "cue": _words(one.get("cue"), text),
                "content": _words(one.get("content"), text),
                "paragraph": mentions.paragraph(one) + 1,
                "events": mentions.events(one),
            }
        )
    return rows


def _words(spans: list[Span] | None, text: str) -> str:
    return " ".join(text[start:end] for start, end in spans or [])


def _sketch(text: str) -> Row:
    shingles = sketch.shingles(text)
    if shingles is None:
        return {"shingles": [], "least": [], "bands": []}
    least = sketch.smallest(shingles)
    return {
        "shingles": shingles.view("int64").tolist(),
        "least": least.astype("int64").tolist(),
        "bands": sketch.bands(least).tolist(),
    }


class _Mentions:
    """Where an article speaks of its events, and where its paragraphs begin; as `MentionIndex` and `ParagraphIndex`."""

    def __init__(self, events: list[Row], text: str) -> None:
        self._starts = paragraph_starts(text)
        self._length = len(text)
        self._mentions: list[tuple[int, int, str]] = []
        for one in events:
            spans = [mention["span"] for mention in one.get("mentions") or []] or [one["span"]] * ("span" in one)
            self._mentions += [(start, end, _key(one)) for start, end in spans]

    def paragraph(self, statement: Row) -> int:
        """The paragraph in which a statement begins, counted from 0."""
        roles = [statement.get(role) or [] for role in ("content", "cue", "source")]
        start = next((spans[0][0] for spans in roles if spans), 0)
        return max(0, bisect.bisect_right(self._starts, start) - 1)

    def events(self, statement: Row) -> list[str]:
        """The events that a statement speaks of; those of its paragraph when it names none."""
        spans = [span for role in ("source", "cue", "content") for span in statement.get(role) or []]
        own = {key for span in spans for key in self._over(span)}
        if not own and self._starts:
            number = self.paragraph(statement)
            ends = [*self._starts, self._length]
            own = set(self._over((ends[number], ends[number + 1])))
        return sorted(own)

    def _over(self, span: Span) -> list[str]:
        return [key for start, end, key in self._mentions if start < span[1] and span[0] < end]


def paragraph_starts(text: str) -> list[int]:
    """Where the paragraphs of a text begin: its lines that are not blank, very long ones cut into several."""
    starts: list[int] = []
    for line in re.finditer(r"[^\n\v\f\r]*[^\s][^\n\v\f\r]*", text):
        start = line.start() + len(line.group()) - len(line.group().lstrip(" \t"))
        starts.append(start)
        if line.end() - start >= LONG // 4:
            starts += _cuts(text, start, line.end())
    return starts


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where a long line is cut after its first paragraph."""
    starts: list[int] = []
    length = 0
    for place in range(start, end):
        letter = text[place]
        if length < 0:
            if letter not in " \t":
                starts.append(place)
                length = 0
        elif (length >= LONG and letter in " \t") or length >= LONGEST:
            length = -1
            if letter not in " \t":
                starts.append(place)
                length = 0
        if length >= 0:
            length += len(letter.encode())
    return starts
