"""Where statements stand on an issue: an encoder of its own that reads the issue and all that is said of it together.

A row is [CLS] issue [SEP] what statements and the pieces around them are in their text, [SEP] where some of it is left out, [SEP].
Vectors added to the pieces tell source, cue and content from what is around them. A statement's stance is told from the means
of its source, its cue, its content, of the issue, and of the pieces of its speaker's name.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import trainer
from corpus import BEGIN, END
from mpnet import WIDTH, Encoder

STANCES = ("support", "caution", "oppose", "neutral")
ROLES = 3                               # source, cue, content
PARTS = ("source", "cue", "content", "issue", "begin", "name")
NARROW = 256                            # width of the vector that a stance is told from
LONGEST_ISSUE, LONGEST_NAME, LONGEST = 40, 10, 256  # pieces; the last is of a row without its issue
AROUND, NEAR = 16, 24                   # pieces shown on either side; how far from its content a cue or source may lie
DROP = 0.1


class StanceReader(nn.Module):
    def __init__(self, drop=0.0):
        super().__init__()
        self.encoder = Encoder(drop)
        self.role = nn.Parameter(torch.zeros(ROLES, WIDTH))
        # What the parts of the vector are made of, summed: each on its own, so that words can be left out of the sums.
        self.reading = nn.ModuleDict({part: nn.Linear(WIDTH, NARROW, bias=False) for part in PARTS})
        self.bias = nn.Parameter(torch.zeros(NARROW))
        self.stance = nn.Linear(NARROW, len(STANCES))
        # By what scores are divided to be chances, and the share of a speaker's other statements.
        self.register_buffer("calibration", torch.tensor([1.0, 0.5]))

    def forward(self, batch):
        """Scores (statements, stances) of a batch."""
        states = self.encoder(batch.ids, batch.mask, batch.marks.to(self.role.dtype).transpose(1, 2) @ self.role)
        own = states[batch.rows]
        means = torch.einsum("srp,spw->rsw", batch.weights.to(states.dtype), own)
        name = torch.einsum("sp,spw->sw", batch.name_weights, self.encoder.pieces(batch.names)).to(states.dtype)
        vectors = dict(zip(PARTS, [*means, own[:, 0], name]))
        vector = sum(self.reading[part](F.dropout(vectors[part], DROP, self.training)) for part in PARTS) + self.bias
        return self.stance(F.gelu(vector))


def shown(article, parts):
    """The pieces first..<end of an article that are shown for a statement with these parts (source, cue, content)."""
    content = parts[2]
    first, end = content[0][0], content[-1][1]
    for a, b in parts[0] + parts[1]:
        if b > first - NEAR and a < first:
            first = a
        if a < end + NEAR and b > end:
            end = b
    for start, stop in article.paragraphs:
        if start <= first < stop:
            first = max(start, first - AROUND)
        if start < end <= stop:
            end = min(stop, end + AROUND)
            break
    return first, end


def passages(ranges, longest=LONGEST):
    """Ranges of pieces, in order and joined where they touch, in lists that hold `longest` pieces at most, breaks counted."""
    joined = []
    for first, end in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:           # a break between paragraphs is a piece
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([first, end])
    out, room = [], 0
    for first, end in joined:
        while first < end:
            if room < min(end - first, longest // 2) + 1:
                out.append([])
                room = longest
            stop = min(end, first + room - 1)
            out[-1].append((first, stop))
            room -= stop - first + 1
            first = stop
    return out


class Row:
    """A row for some passages of an article on an issue, and the places of the parts of statements in it: (source, cue,
    content, issue). `statements` are (parts, pieces of the name, number of the stance, weight)."""

    def __init__(self, article, ranges, issue, statements):
        issue = issue[:LONGEST_ISSUE]
        ids, place = [BEGIN, *issue, END], {}
        for first, end in ranges:
            place.update((piece, len(ids) + piece - first) for piece in range(first, end))
            ids += article.ids[first:end].tolist() + [END]
        self.ids = np.array(ids, dtype=np.int64)
        self.statements = [
            ([[place[p] for a, b in part for p in range(a, b) if p in place] for part in parts] + [list(range(1, len(issue) + 1))],
             list(name)[:LONGEST_NAME], label, weight) for parts, name, label, weight in statements]


class Batch:
    """Rows as tensors on a device."""

    def __init__(self, some, device):
        longest = trainer.rounded(max(len(row.ids) for row in some))
        told = [(number, one) for number, row in enumerate(some) for one in row.statements]
        ids, mask = np.zeros((len(some), longest), np.int64), np.zeros((len(some), longest), bool)
        marks, weights = np.zeros((len(some), ROLES, longest), bool), np.zeros((len(told), ROLES + 1, longest), np.float32)
        names, name_weights = np.zeros((len(told), LONGEST_NAME), np.int64), np.zeros((len(told), LONGEST_NAME), np.float32)
        for number, row in enumerate(some):
            ids[number, :len(row.ids)], mask[number, :len(row.ids)] = row.ids, True
        for number, (row, (places, name, _, _)) in enumerate(told):
            for role, own in enumerate(places):
                if own:
                    weights[number, role, own] = 1 / len(own)
                    if role < ROLES:
                        marks[row, role, own] = True
            names[number, :len(name)] = name
            name_weights[number, :len(name)] = 1 / max(1, len(name))
        place = lambda array: torch.from_numpy(array).to(device)
        self.ids, self.mask, self.marks, self.weights = place(ids), place(mask), place(marks), place(weights)
        self.names, self.name_weights = place(names), place(name_weights)
        self.rows = place(np.array([row for row, _ in told], np.int64))
        self.labels = place(np.array([one[2] for _, one in told], np.int64))
        self.counts = place(np.array([one[3] for _, one in told], np.float32))


def rows(article, issue, statements, longest=LONGEST):
    """The rows in which the statements of an article are read on an issue, each with those whose content begins in it."""
    for ranges in passages([shown(article, one[0]) for one in statements], longest):
        own = [one for one in statements if any(a <= one[0][2][0][0] < b for a, b in ranges)]
        if own:
            yield Row(article, ranges, issue, own)
