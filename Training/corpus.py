"""Articles as word pieces: reading the corpora, cutting them into windows, and disturbing them for robustness.

An article is tokenised paragraph by paragraph, with the piece BREAK between paragraphs: word pieces alone would hide
where one ends, which tells most of who speaks. Offsets are Unicode scalars of the article's text, half-open.
"""
import dataclasses
import json
import random
import re

import numpy as np
from tokenizers import Tokenizer

ROLES = ("source", "cue", "content")
LABELS = ("O",) + tuple(f"{edge}-{role}" for role in ROLES for edge in "BI")
BEGIN, END, BREAK = 101, 102, 102       # [CLS] and [SEP]; a paragraph's end is a [SEP], as a segment's was in pretraining
CORE, MARGIN, LONGEST = 400, 50, 510    # pieces: a window annotates CORE, sees MARGIN more on either side
LINE_END = re.compile(r"[\n\r\f\v]\s*")   # lectern's paragraphs are lines


@dataclasses.dataclass
class Part:
    """A span of pieces in a role of one attribution (`owner`)."""
    role: str
    first: int
    end: int
    owner: int


@dataclasses.dataclass
class Article:
    """`ids`, `starts`, `ends` and `labels` have one entry a piece; a break has the offsets of the white space."""
    id: str
    text: str
    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    labels: np.ndarray
    parts: list
    paragraphs: list            # (first, end) in pieces, breaks left out


@dataclasses.dataclass
class Window:
    """Pieces of an article for one pass of the encoder, without [CLS] and [SEP]; `parts` count from its first piece.

    `labels` is None where nobody has marked attributions, `marks` (mentions.py) where nobody has marked anything else."""
    ids: np.ndarray
    labels: np.ndarray
    parts: list
    marks: object = None


def load(path):
    """The articles of a JSON-lines file; lectern's own gold calls attributions statements."""
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for article in articles:
        article.setdefault("attributions", article.get("statements", []))
    return articles


def open_tokenizer(folder):
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(article, tokenizer):
    text = article["text"]
    ids, starts, ends, paragraphs = [], [], [], []
    at = 0
    for gap in list(LINE_END.finditer(text)) + [None]:
        stop = gap.start() if gap else len(text)
        pieces = tokenizer.encode(text[at:stop], add_special_tokens=False)
        if pieces.ids:
            if ids:
                ids.append(BREAK)
                starts.append(ends[-1])
                ends.append(at)
            paragraphs.append((len(ids), len(ids) + len(pieces.ids)))
            ids += pieces.ids
            starts += [at + start for start, _ in pieces.offsets]
            ends += [at + end for _, end in pieces.offsets]
        at = gap.end() if gap else stop
    starts, ends = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
    labels, parts = np.zeros(len(ids), dtype=np.int64), []
    for owner, attribution in enumerate(article.get("attributions", [])):
        for role in ROLES:
            for start, end in attribution[role]:
                inside = np.nonzero((starts < end) & (ends > start))[0]
                if len(inside):
                    first, last = int(inside[0]), int(inside[-1])
                    labels[first:last + 1] = LABELS.index("I-" + role)
                    labels[first] = LABELS.index("B-" + role)
                    parts.append(Part(role, first, last + 1, owner))
    return Article(article["id"], text, np.array(ids, dtype=np.int64), starts, ends, labels, parts, paragraphs)


def cores(article, longest=CORE):
    """Ranges of pieces that together make the article: whole paragraphs up to `longest`, a longer one cut."""
    out, first, end = [], 0, 0
    for start, stop in article.paragraphs:
        if stop - first > longest and end > first:
            out.append((first, end))
            first = start
        while stop - first > longest:
            out.append((first, first + longest))
            first += longest
        end = stop
    if end > first:
        out.append((first, end))
    return out


def around(article, core):
    """The pieces that a window sees for the sake of its core."""
    first, end = max(0, core[0] - MARGIN), min(len(article.ids), core[1] + MARGIN)
    return first, min(end, first + LONGEST)


def cut(article, rng, marks=None, with_roles=True):
    """Training windows of one pass: whole paragraphs, of a length drawn anew each time so that no seam stays."""
    for first, end in cores(article, rng.randint(120, 460)):
        parts = [Part(p.role, p.first - first, p.end - first, p.owner)
                 for p in article.parts if p.first >= first and p.end <= end]
        yield Window(article.ids[first:end], article.labels[first:end] if with_roles else None, parts,
                     marks.within(first, end) if marks else None)


STRAIGHT, CURLY, SINGLE = (1000,), (1523, 1524), 1005


def disturb(window, rng):
    """The window with its double quotation marks changed or gone, now and then: papers differ, and scans lose them."""
    chance = rng.random()
    if chance > 0.20 or window.labels is None:
        return window
    if chance > 0.16:
        return broken(window, rng)
    marks = np.isin(window.ids, STRAIGHT + CURLY)
    if chance < 0.04:                                       # none
        keep = ~marks
        place = np.concatenate([[0], np.cumsum(keep)])
        parts = [Part(p.role, int(place[p.first]), int(place[p.end]), p.owner) for p in window.parts]
        labels = window.labels.copy()
        for p in window.parts:                              # a span that opened with a mark opens with what follows
            inside = np.nonzero(keep[p.first:p.end])[0]
            if len(inside):
                labels[p.first + inside[0]] = LABELS.index("B-" + p.role)
        return Window(window.ids[keep], labels[keep], [p for p in parts if p.end > p.first],
                      window.marks and window.marks.without(keep))
    ids = window.ids.copy()
    if chance < 0.07:
        ids[marks] = SINGLE
    elif chance < 0.12:
        ids[marks] = STRAIGHT[0]
    else:                                                   # straight marks open and close in turn
        straight = np.nonzero(np.isin(ids, STRAIGHT))[0]
        ids[straight[0::2]], ids[straight[1::2]] = CURLY
    return Window(ids, window.labels, window.parts, window.marks)


def broken(window, rng):
    """The window with its lines broken as in plain mail: a break every line's width, whatever the sentence is at."""
    width = rng.randint(12, 18)
    at = [place for place in range(width, len(window.ids), width) if BREAK not in window.ids[place - 1:place + 1]]
    place = np.arange(len(window.ids)) + np.searchsorted(at, np.arange(len(window.ids)), side="right")

    def parted(labels):                                     # a span goes on over the break when it goes on behind it
        return np.insert(labels, at, [labels[p] if labels[p] > 0 and labels[p] % 2 == 0 else min(labels[p], 0) for p in at])

    parts = [Part(p.role, int(place[p.first]), int(place[p.end - 1]) + 1, p.owner) for p in window.parts]
    return Window(np.insert(window.ids, at, BREAK), parted(window.labels), parts, window.marks and window.marks.moved(place, parted))


def folds(articles, held_out, seed):
    """Articles to train on and some to choose by, the same for every run."""
    order = sorted(articles, key=lambda article: article["id"])
    random.Random(seed).shuffle(order)
    return order[held_out:], order[:held_out]
