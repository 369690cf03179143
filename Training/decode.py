"""From the model's scores to attributions: the best legal labels, then the links."""
import functools
import math
import re

import numpy as np
import torch

import mentions
from corpus import BEGIN, END, LABELS, ROLES, around, cores

LONGEST_SOURCE = 48                     # pieces
# Half of the F1 that is reached, the best limit for that measure (Lipton et al. 2014), and the best on held-out articles.
LEAST_CHANCE = 0.35
OPENING_MARKS = (1000, 1523)            # pieces: " and “
WORD = re.compile(r"\w")


# Added to the labels of events, which are rarer than wrong ones are dear: the best F1 on held-out articles.
EVENT_BONUS = 0.6


class Choices:
    """What decoding weighs, chosen on articles held out of training."""
    none_penalty = 0.0                  # taken from "no source"
    tagged_bonus = 1.0                  # given to a source that the labels found too
    content_weight = 1.0                # of the contents' word on the source beside the cue's


@functools.cache
def forbidden(labels):
    """What it costs to go from each label to each: I- follows its own kind only."""
    return np.array([[-1e9 if to.startswith("I-") and came[2:] != to[2:] else 0 for to in labels] for came in labels],
                    dtype=np.float32)


def viterbi(scores, labels=LABELS):
    """The labels (length) of highest score (length, labels) in which no I- follows another kind."""
    costs = forbidden(labels)
    best, back = scores[0] + costs[0], []
    for row in scores[1:]:
        steps = best[:, None] + costs
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(path, labels=LABELS):
    """(kind, first, end) of each run of a kind's labels."""
    out = []
    for place, label in enumerate(path):
        name = labels[label]
        if name.startswith("B-"):
            out.append([name[2:], place, place + 1])
        elif name.startswith("I-"):
            out[-1][2] = place + 1
    return out


def parted(found, ids):
    """Spans parted where a paragraph ends, unless the next one goes on with a quotation: it begins with a mark then."""
    out = []
    for kind, start, end in found:
        first = start
        for place in range(start, end):
            if ids[place] != END:
                continue
            goes_on = place + 1 < len(ids) and int(ids[place + 1]) in OPENING_MARKS and place > first
            if goes_on and kind == "content":
                continue
            if first < place:
                out.append([kind, first, place])
            first = place + 1
        if first < end:
            out.append([kind, first, end])
    return out


def whole_words(found, article, window):
    """Spans that reach to the end of the word they end in, where the next piece is free."""
    first, end = window
    starts, ends, text = article.starts[first:end], article.ends[first:end], article.text
    taken = {one[1] for one in found}
    for one in found:
        while (one[2] < len(starts) and one[2] not in taken and starts[one[2]] == ends[one[2] - 1]
               and WORD.match(text[starts[one[2]]]) and WORD.match(text[ends[one[2] - 1] - 1])):
            one[2] += 1
    return found


@torch.no_grad()
def read(model, pieces):
    """The states of pieces with [CLS] and [SEP] around them (1, length, WIDTH), the scores of their roles, and a mask of what
    can be pointed at: word pieces alone."""
    ids = torch.tensor(np.concatenate([[BEGIN], pieces, [END]]))[None]
    mask = torch.ones_like(ids, dtype=torch.bool)
    states, scores = (x.float() for x in model(ids, mask))
    mask[0, 0] = mask[0, -1] = False
    return states, scores, mask


@torch.no_grad()
def attributions(model, article, choices=Choices, least=LEAST_CHANCE):
    """The attributions of an article, as the corpora write them, in text order of their first content.

    Those whose chance to be right is below `least` are left out; before calibration it has to be 0.
    """
    out = []
    for core in cores(article):
        window = around(article, core)
        for one in in_window(model, article, window, choices):
            if core[0] <= one["content"][0][0] < core[1] and one["confidence"] >= least:
                out.append(one)
    out.sort(key=lambda one: one["content"][0][0])
    return [dict(id=f"s{number}", confidence=one["confidence"], features=one["features"],
                 **{role: [[int(article.starts[a]), int(article.ends[b - 1])] for a, b in one[role]] for role in ROLES})
            for number, one in enumerate(out, 1)]


@torch.no_grad()
def names_and_events(model, article):
    """The names as (start, end, kind) and the mentions of events as (start, end, form, kind of event), in text order."""
    names, events = [], []
    for core in cores(article):
        first, end = around(article, core)
        states, _, _ = read(model, article.ids[first:end])
        for layer, labels, out in ((model.name, mentions.NAME_LABELS, names), (model.event, mentions.EVENT_LABELS, events)):
            scores = torch.log_softmax(layer(states), -1)[0, 1:-1].cpu().numpy()
            if layer is model.event:
                scores[:, 1:] += EVENT_BONUS
            path = viterbi(scores, labels)
            for kind, a, b in whole_words(spans(path, labels), article, (first, end)):
                if not core[0] <= first + a < core[1]:
                    continue
                span = [int(article.starts[first + a]), int(article.ends[first + b - 1])]
                if layer is model.event:
                    vectors = model.vectors(states, torch.tensor([[a + 1, b + 1]]), torch.zeros(1, dtype=torch.long))
                    out.append(span + [kind, mentions.EVENT_KINDS[int(model.event_kind(vectors).argmax())]])
                else:
                    out.append(span + [kind])
    return names, events


def in_window(model, article, window, choices):
    """Attributions of one window as spans of the article's pieces."""
    first, end = window
    states, scores, mask = read(model, article.ids[first:end])
    scores = torch.log_softmax(scores, -1)[0, 1:-1].cpu().numpy()
    path = viterbi(scores)
    found = whole_words(parted(spans(path), article.ids[first:end]), article, window)
    by = {role: [(a, b) for name, a, b in found if name == role] for role in ROLES}
    contents, cues, sources = by["content"], by["cue"], by["source"]
    if not contents:
        return []

    def prepare(parts):                 # in pieces of the padded row, where [CLS] is 0
        places = torch.tensor(parts, dtype=torch.long).view(-1, 2) + 1
        batch = torch.zeros(len(parts), dtype=torch.long)
        return model.vectors(states, places, batch), places, batch

    content, cue = prepare(contents), prepare(cues)
    owner = torch.log_softmax(model.cues(*content, *cue), 1).cpu().numpy()
    pointed = {role: [x.cpu().numpy() for x in model.sources(role, v, p, states, b, mask)]
               for role, (v, p, b) in (("content", content), ("cue", cue)) if len(p)}
    groups = {}
    for number, row in enumerate(owner):
        best = int(row.argmax())
        groups.setdefault(best if best < len(cues) else ("alone", number), []).append(number)
    out = []
    for key, members in groups.items():
        has_cue = not isinstance(key, tuple)
        tables = [(choices.content_weight / len(members), pointed["content"], m) for m in members]
        if has_cue:
            tables.append((1.0, pointed["cue"], key))
        start, stop = (sum(weight * table[side][row] for weight, table, row in tables) for side in (0, 1))
        source, sure = best_source(start, stop, sources, choices, article.ids[first:end])
        tagging = [float(scores[p, path[p]]) for m in members for p in range(*contents[m])]
        linking = float(np.mean([owner[m].max() for m in members]))
        opening = int(article.ids[first + min(contents[m][0] for m in members)]) in OPENING_MARKS
        features = [1.0, float(np.mean(tagging)), min(tagging), linking, sure, math.log(len(tagging)),
                    float(has_cue), float(source is not None), float(opening), float(len(members) > 1)]
        out.append(dict(content=[(first + a, first + b) for a, b in sorted(contents[m] for m in members)],
                        cue=[(first + cues[key][0], first + cues[key][1])] if has_cue else [],
                        source=[(first + source[0], first + source[1])] if source else [],
                        features=features, confidence=chance(model.calibration.tolist(), features)))
    return out


def chance(weights, features):
    """The chance that a statement is right."""
    return round(1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, features)))), 4)


def best_source(start, stop, tagged, choices, ids):
    """The span, in pieces of the window, of highest summed score, or None; and its log-probability. It lies in a paragraph."""
    none = start[-1] + stop[-1] - choices.none_penalty
    best, score = None, none
    tagged = set(tagged)
    candidates = {(a, b) for a, b in tagged}
    for a in np.argsort(start[:-1])[-3:]:                   # the likeliest beginnings, each with its likeliest end
        reach = stop[a:min(a + LONGEST_SOURCE, len(stop) - 1)]
        breaks = np.nonzero(ids[a - 1:a - 1 + len(reach)] == END)[0]
        reach = reach[:breaks[0]] if len(breaks) else reach
        if not len(reach):
            continue
        candidates.add((int(a) - 1, int(a) + int(reach.argmax())))
    for a, b in candidates:
        value = start[a + 1] + stop[b] + (choices.tagged_bonus if (a, b) in tagged else 0)
        if value > score:
            best, score = (a, b), value
    return best, min(0.0, float(score)) / 2
