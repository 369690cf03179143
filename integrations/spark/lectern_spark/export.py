"""From a store to a library on one machine: files that `lectern add --annotations` takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

#: What a file may be called by: an id of other letters gets the article's key in its place.
FILE_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}")
#: Any of the signs by which the program tells Markdown and feeds from plain text.
MARKUP = re.compile(r"^[ \t]*(#{1,6}([ \t]|$)|```|={3,}|---|\+\+\+)|\]\(|\*\*|<(rss|feed|rdf)", re.MULTILINE | re.IGNORECASE)
HEAD = (("Title", "title"), ("Date", "date"), ("Source", "source"), ("URL", "url"))


class Exported(NamedTuple):
    """How many articles have been written, and the ids of those that have been left out."""

    count: int
    left_out: list[str]


def export(records: DataFrame, folder: str) -> Exported:
    """Write the texts of annotated records to `articles/` in a folder of this machine, and their annotations beside it.

    `lectern add --annotations FOLDER/annotations.jsonl FOLDER/articles` then makes a library of them. Texts that it might
    take for Markdown or a feed, and so change before the spans of their annotations are counted, are left out.
    The records come one after the other, so that a selection of any size fits.
    """
    articles = Path(folder) / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    count, left_out = 0, []
    with open(Path(folder) / "annotations.jsonl", "w", encoding="utf-8", newline="") as lines:
        for row in records.where("annotation IS NOT NULL").orderBy("id").toLocalIterator():
            record = row.asDict()
            if MARKUP.search(record["text"]):
                left_out.append(record["id"])
                continue
            name = record["id"] if FILE_NAME.fullmatch(record["id"]) else record["key"]
            (articles / f"{name}.txt").write_bytes(article_file(record))
            lines.write(_renamed(record["annotation"], record["id"], name) + "\n")
            count += 1
    return Exported(count, left_out)


def article_file(record: dict[str, str | None]) -> bytes:
    """A text with what is known of it in head lines. The title is always there, so that no line of the text is taken for
    one of them.
    """
    known = [(label, " ".join((record[name] or "").split())) for label, name in HEAD]
    head = [f"{label}: {value}" for label, value in known if value or label == "Title"]
    return ("\n".join(head) + "\n\n" + (record["text"] or "")).encode()


def _renamed(annotation: str, id: str, name: str) -> str:
    """The annotation under the name of the file, which is how `lectern add` finds it."""
    if id == name:
        return annotation
    return json.dumps(json.loads(annotation) | {"id": name}, ensure_ascii=False)


def selected(records: DataFrame, statements: DataFrame, speaker_key: str | None, issue_key: str | None) -> DataFrame:
    """The records in which a speaker says something, or something is said on an issue, or both."""
    if speaker_key is not None:
        statements = statements.where(f.col("speaker_key") == speaker_key)
    if issue_key is not None:
        statements = statements.where(f.col("issue_key") == issue_key)
    return records.join(statements.select("id").distinct(), "id", "left_semi")
