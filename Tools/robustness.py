#!/usr/bin/env python3
"""How the attributions hold when the text does not: robustness.py SHARED LECTERN [GOLD.jsonl]

Each disturbance keeps every offset, so that the same gold serves; prints end-to-end F1 for each. Then the time that texts of
growing length take, to see that it grows with the length alone.
"""
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CURLY, STRAIGHT = re.compile("[“”]"), re.compile('"')


def capitals(text):
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def curly(text):
    count = iter(range(len(text)))
    return STRAIGHT.sub(lambda _: "“”"[next(count) % 2], text)


def mixed(text):
    rng = random.Random(len(text))
    return re.sub('[“”"]', lambda m: rng.choice(['"', m[0]]), text)


def scanned(text):
    """Two letters in a hundred misread, as by a poor scan."""
    rng = random.Random(len(text))
    wrong = {"e": "c", "c": "e", "l": "1", "i": "l", "o": "0", "h": "b", "n": "u", "u": "n", "s": "5", "a": "o", "t": "f"}
    return "".join(wrong.get(c, c) if rng.random() < 0.02 * len(wrong) / 5 else c for c in text)


DISTURBANCES = [
    ("as it is", lambda text: text), ("capitals only", capitals), ("small letters only", str.lower),
    ("straight marks", lambda text: CURLY.sub('"', text)), ("curly marks", curly), ("both kinds mixed", mixed),
    ("single marks", lambda text: re.sub('[“”"]', "'", text)), ("no marks", lambda text: re.sub('[“”"]', " ", text)),
    ("misread letters", scanned), ("no paragraphs", lambda text: text.replace("\n", " ")),
    ("hard line ends", lambda text: re.sub("(.{60,70}) ", r"\1\n", text)),
]


def annotate(lectern, articles):
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    return subprocess.run([lectern, "annotate", "--stream"], input=lines, capture_output=True, text=True, check=True).stdout


def main():
    shared, lectern = Path(sys.argv[1]), sys.argv[2]
    gold_path = Path(sys.argv[3]) if len(sys.argv) > 3 else shared / "corpora/polnear/dev.jsonl"
    if not gold_path.exists():
        print(f"robustness: skipped, no corpora at {shared}")
        return
    gold = [json.loads(line) for line in open(gold_path, encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        for name, disturb in DISTURBANCES:
            changed = [dict(a, text=disturb(a["text"])) for a in gold]
            changed = [a if len(a["text"]) == len(b["text"]) else b for a, b in zip(changed, gold)]
            Path(folder, "gold").write_text("".join(json.dumps(a) + "\n" for a in changed), encoding="utf-8")
            Path(folder, "found").write_text(annotate(lectern, changed), encoding="utf-8")
            done = subprocess.run([sys.executable, shared / "score/attribution.py", Path(folder, "gold"), Path(folder, "found"),
                                   "--json"], capture_output=True, text=True)
            e2e = json.loads(done.stdout)["e2e"]
            print(f"{name:<20} e2e {100 * e2e['all']['f1']:5.1f}  direct {100 * e2e['direct']['f1']:5.1f}  "
                  f"mixed {100 * e2e['mixed']['f1']:5.1f}  indirect {100 * e2e['indirect']['f1']:5.1f}")
    for words in (1_000, 10_000, 100_000):
        text = " ".join(f"Minister {n} said that harbour {n} would stay open." for n in range(words // 9))
        start = time.time()
        annotate(lectern, [{"id": "long", "text": text}])
        print(f"one paragraph of {len(text.split()):>6} words: {time.time() - start:.2f} s")


if __name__ == "__main__":
    main()
