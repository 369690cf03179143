"""Statements with a stance on an issue, to train and to measure readers of stances by.

What is read: lectern's annotated articles and written pairs (gold/), the articles, pairs and other words for issues in data/,
and stances of PolNeAR's other training articles (data/stances.jsonl). One fold of the annotated articles is held out to
choose and calibrate by; dev.jsonl is never read.
"""
import collections
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import corpus
import stance

# What a statement counts by where it comes from.
WEIGHTS = dict(gold=1.0, silver=0.6, pairs=1.0, own=0.8)
OPPOSITE = {"support": "oppose", "oppose": "support", "neutral": "neutral"}
LETTERS = dict(S="support", C="caution", O="oppose", N="neutral")


class Statement:
    """A statement on its issue: `parts` are source, cue and content in pieces of `article`."""

    def __init__(self, article, parts, label, issue, name, kind, headline="", speaker=None, weight=1.0):
        self.article, self.parts, self.label, self.issue, self.name = article, parts, label, issue, name or ""
        self.kind, self.headline, self.speaker, self.weight = kind, headline, speaker, weight


def parts_of(article, row):
    """The pieces of source, cue and content; None when no piece is content."""
    out = []
    for role in corpus.ROLES:
        spans = []
        for start, end in row[role]:
            inside = np.nonzero((article.starts < end) & (article.ends > start))[0]
            if len(inside):
                spans.append((int(inside[0]), int(inside[-1]) + 1))
        out.append(sorted(spans))
    return out if out[2] else None


def statements_of(row, tokenizer, kind, stances, issues):
    """The statements of an article; stances: by statement id the stance, the issue's id, the speaker and his name."""
    article = corpus.encode(dict(id=row["id"], text=row["text"]), tokenizer)
    counts = collections.Counter((one[2], one[0]) for one in stances.values())
    headline = row["text"].strip().split("\n")[0][:200]
    out = []
    for one in row["attributions"]:
        if one["id"] not in stances:
            continue
        label, issue, speaker, name = stances[one["id"]]
        parts = parts_of(article, one)
        if parts and issue in issues:
            # Long runs of one label by one speaker would drown the rest.
            weight = WEIGHTS[kind] * (counts[speaker, label] ** -0.35 if speaker is not None else 1)
            out.append(Statement(article, parts, label, issues[issue], name, kind,
                                 headline if len(issues) == 1 else "", (row["id"], speaker), weight))
    return out


def gold(path, tokenizer, kind):
    """(article id, statements) of annotated articles."""
    for row in corpus.load(path):
        names = {one["id"]: one["name"] for one in row["speakers"]}
        stances = {s["id"]: (s["stance"], s["issue"], s["speaker"], names.get(s["speaker"]))
                   for s in row["statements"] if s.get("stance")}
        yield row["id"], statements_of(row, tokenizer, kind, stances, {i["id"]: i["proposition"] for i in row["issue"]})


def silver(corpora, path, tokenizer):
    """The statements of PolNeAR's training articles that only data/stances.jsonl knows the stance of."""
    texts = {a["id"]: a for a in corpus.load(corpora / "corpora/polnear/train.jsonl")}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row["issue"] and row["id"] in texts:
            stances = {i: (LETTERS[letter], issue, speaker, None if speaker is None else row["speakers"][speaker][1])
                       for i, letter, issue, speaker in row["statements"]}
            yield from statements_of(texts[row["id"]], tokenizer, "silver", stances,
                                     {f"i{n}": p for n, p in enumerate(row["issue"], 1)})


def pairs(path, tokenizer, kind, split):
    """Written sentences."""
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row.get("split", "train") == split:
            article = corpus.encode(dict(id=row["id"], text=row["sentence"]), tokenizer)
            parts = parts_of(article, row)
            if parts:
                yield Statement(article, parts, row["stance"], row["issue"], row["speaker"], kind, weight=WEIGHTS[kind])


@dataclass
class Material:
    """What there is to train by and to choose by."""
    kept: list          # statements of annotated articles
    written: list       # written sentences and articles
    machine: list       # statements that were read by machine
    held_out: list      # statements of annotated articles that nothing is trained on
    contrast: list      # written pairs that nothing is trained on
    turns: dict         # by issue: "same", the same in other words, and "turned", what is for it when the issue is not

    def rarity(self):
        """What each stance counts: less, the more often it is taken."""
        counts = collections.Counter(one.label for one in self.kept + self.written)
        return torch.tensor([(sum(counts.values()) / 4 / counts[s]) ** 0.5 for s in stance.STANCES])

    def issues(self):
        return sorted({one.issue for one in self.kept + self.machine})


def read(corpora, tokenizer, folds=9):
    """The material; one of `folds` folds of the annotated articles is held out."""
    data = Path(__file__).parent / "data"
    articles = [one for path in sorted((corpora / "gold").glob("train-*.jsonl")) for one in gold(path, tokenizer, "gold")]
    articles.sort(key=lambda one: one[0])
    random.Random(7).shuffle(articles)
    written = list(pairs(corpora / "gold/contrast.jsonl", tokenizer, "pairs", "train"))
    written += pairs(data / "contrast.jsonl", tokenizer, "own", "train")
    written += [s for _, some in gold(data / "articles.jsonl", tokenizer, "own") for s in some]
    with open(data / "issues.jsonl", encoding="utf-8") as lines:
        turns = {row["issue"]: row for row in map(json.loads, lines)}
    return Material(
        kept=[s for n, (_, some) in enumerate(articles) if n % folds for s in some], written=written,
        machine=list(silver(corpora, data / "stances.jsonl", tokenizer)),
        held_out=[s for _, some in articles[::folds] for s in some],
        contrast=list(pairs(corpora / "gold/contrast.jsonl", tokenizer, "pairs", "dev")), turns=turns)


class Pieces:
    """The pieces of issues and names, each made once."""

    def __init__(self, tokenizer):
        self.tokenizer, self.known = tokenizer, {}

    def __call__(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]


def together(statements):
    """Statements on one issue of one article, in lists."""
    out = {}
    for one in statements:
        out.setdefault((id(one.article), one.issue), []).append(one)
    return list(out.values())


@torch.no_grad()
def judge(reader, pieces, statements, device="cpu"):
    """(speaker, issue, stance, logarithms of chances) of statements, those of an article on one issue read together."""
    reader.eval()
    rows, order = [], []
    for some in together(statements):
        told = [(one.parts, pieces(one.name), 0, number) for number, one in enumerate(some)]
        for row in stance.rows(some[0].article, pieces(some[0].issue), told):
            rows.append(row)
            order.append([some[one[3]] for one in row.statements])
    out = []
    for at in range(0, len(rows), 8):
        with torch.autocast(device, dtype=torch.bfloat16):
            scores = reader(stance.Batch(rows[at:at + 8], device))
        scores = torch.log_softmax(scores.float(), 1).cpu().numpy()
        told = [one for own in order[at:at + 8] for one in own]
        out += [(one.speaker, one.issue, one.label, row) for one, row in zip(told, scores)]
    reader.train()
    return out


def smoothed(judged, share):
    """The same, with a share of the mean of the speaker's other statements on the issue."""
    groups = collections.defaultdict(list)
    for place, (speaker, issue, _, _) in enumerate(judged):
        if speaker and speaker[1] is not None:
            groups[speaker, issue].append(place)
    out = list(judged)
    for places in groups.values():
        if len(places) > 1:
            total = sum(judged[p][3] for p in places)
            for p in places:
                out[p] = judged[p][:3] + (judged[p][3] + share * (total - judged[p][3]) / (len(places) - 1),)
    return out


def figures(judged):
    """Macro-F1, F1 of each stance, and how often support and oppose are taken for one another, in words."""
    table = np.zeros((4, 4))
    for _, _, label, scores in judged:
        table[stance.STANCES.index(label), int(scores.argmax())] += 1
    f1 = [2 * table[i, i] / max(1, table[i].sum() + table[:, i].sum()) for i in range(4)]
    sides = table[np.ix_([0, 2], [0, 2])]
    return (f"macro {np.mean(f1):.3f} " + " ".join(f"{s} {f:.3f}" for s, f in zip(stance.STANCES, f1))
            + f" confused {(sides[0, 1] + sides[1, 0]) / max(1, sides.sum()):.3f} of {int(table.sum())}")


def chances(scores, temperature):
    scores = scores / temperature
    return np.exp(scores - np.logaddexp.reduce(scores))


def likelihood(judged, temperature):
    """The mean logarithm of the chance of what is right."""
    return np.mean([np.log(chances(one[3], temperature)[stance.STANCES.index(one[2])]) for one in judged])


def error(judged, temperature, bins=10):
    """The expected calibration error of the stances told, in bins of equal mass (Naeini et al. 2015)."""
    sure = sorted((max(p), stance.STANCES[int(p.argmax())] == one[2])
                  for one in judged for p in [chances(one[3], temperature)])
    return sum(len(b) / len(sure) * abs(np.mean(b[:, 0]) - np.mean(b[:, 1]))
               for b in np.array_split(np.array(sure, dtype=float), bins))


def calibrate(judged, shares=(0.0, 0.1, 0.2, 0.3)):
    """By what scores are best divided to be chances, and which share of the speaker's other statements is best added."""
    _, temperature, share = max((likelihood(smoothed(judged, share), temperature), temperature, share)
                                for temperature in np.arange(0.3, 2.6, 0.05) for share in shares)
    return temperature, share


def report(reader, pieces, material, device="cpu"):
    """How well a reader judges what is held out, alone and with the speaker's other statements, in lines."""
    judged = judge(reader, pieces, material.held_out, device)
    lines = [f"{figures(judged)}; contrast: {figures(judge(reader, pieces, material.contrast, device))}"]
    lines += [f"  with {share} of the speaker's others: {figures(smoothed(judged, share))}" for share in (0.3, 0.6, 0.9)]
    return "\n".join(lines)
