"""An annotator that speaks the protocol of `lectern annotate --stream` and does on demand what one should not.

It finds statements of the form "Ana Bell said that it rains." Words in a text make it fail: see `POISONS`.
"""

import argparse
import json
import os
import re
import sys
import time
from pathlib import Path

SAID = re.compile(r"((?:[A-Z]\w*\.? ?)+)(said|warned) that ([^.]*)\.")
POISONS = {"POISON-DIE", "POISON-HANG", "POISON-NONSENSE", "POISON-ERROR"}


def annotation(article: dict) -> dict:
    text = article["text"]
    speakers: dict[str, str] = {}
    statements = []
    for number, found in enumerate(SAID.finditer(text)):
        name = found.group(1).strip()
        statements.append(
            {
                "id": f"s{number + 1}",
                "source": [[found.start(1), found.start(1) + len(name)]],
                "cue": [list(found.span(2))],
                "content": [list(found.span(3))],
                "kind": "indirect",
                "confidence": 1,
                "speaker": speakers.setdefault(name, f"p{len(speakers) + 1}"),
                "issue": "i1",
                "stance": "caution" if found.group(2) == "warned" else "support",
            }
        )
    return {
        "events": [],
        "id": article["id"],
        "issue": [{"id": "i1", "proposition": "The bridge is closed"}],
        "speakers": [
            {"id": id, "name": name, "type": "person", "aliases": [], "mentions": []} for name, id in speakers.items()
        ],
        "statements": statements,
    }


def answer(article: dict) -> str:
    text = article["text"]
    if "POISON-DIE" in text:
        sys.exit("the text is poison")
    if "POISON-HANG" in text:
        time.sleep(3600)
    if "POISON-NONSENSE" in text:
        return "???"
    if "POISON-ERROR" in text:
        return json.dumps({"error": "no article", "id": article["id"]})
    return json.dumps(annotation(article), sort_keys=True, ensure_ascii=False)


def die_once(path: Path) -> None:
    """End unless somebody has done so before."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return
    os._exit(9)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=Path, help="a file that gets the id of each article")
    parser.add_argument("--delay", type=float, default=0, help="seconds an article takes")
    parser.add_argument("--die-once", type=Path, help="a file that says whether it has died")
    given = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for number, line in enumerate(sys.stdin):
        article = json.loads(line)
        if given.log:
            with open(given.log, "a") as log:
                log.write(article["id"] + "\n")
        time.sleep(given.delay)
        if given.die_once and number == 3:
            die_once(given.die_once)
        print(answer(article), flush=True)


if __name__ == "__main__":
    main()
