"""Where a statement stands on an issue: an encoder of its own that reads issue, speaker and statement together.

A sample is [CLS] issue [SEP] speaker's name [SEP] the statement where it stands in its text [SEP]; vectors added to the pieces
tell source, cue and content from what is around them.
"""
import numpy as np
import torch
import torch.nn as nn

from corpus import BEGIN, END
from mpnet import WIDTH, MPNet

STANCES = ("support", "caution", "oppose", "neutral")
ROLES = 3                               # source, cue, content
NARROW = 256                            # width of the vector that a stance is told from
LONGEST_ISSUE, LONGEST_NAME, LONGEST = 40, 10, 90  # pieces; the last is of the statement with what is around it
AROUND, NEAR = 12, 24                   # pieces shown on either side; how far from its content a cue or source may lie
POSITIONS = LONGEST_ISSUE + LONGEST_NAME + LONGEST + 4


class StanceReader(nn.Module):
    def __init__(self, drop=0.1):
        super().__init__()
        self.encoder = MPNet()
        self.role = nn.Parameter(torch.zeros(ROLES, WIDTH))
        self.reading = nn.Linear(5 * WIDTH, NARROW)
        self.stance = nn.Linear(NARROW, len(STANCES))
        # By what scores are divided to be chances, and the share of a speaker's other statements (train_stance.py).
        self.register_buffer("calibration", torch.tensor([1.0, 0.5]))
        self.drop = drop

    def forward(self, ids, mask, weights):
        """Scores (batch, stances); weights (batch, 4, pieces) are of the means of source, cue, content and issue."""
        marked = (weights[:, :ROLES] > 0).to(self.role.dtype).transpose(1, 2) @ self.role
        states = self.encoder(ids, mask, marked)
        means = torch.einsum("brp,bpw->brw", weights.to(states.dtype), states)
        vector = torch.cat([means.flatten(1), states[:, 0]], 1)
        vector = nn.functional.dropout(vector, self.drop, self.training)
        return self.stance(nn.functional.gelu(self.reading(vector)))


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
    return first, min(end, first + LONGEST)


def sample(article, parts, issue, name):
    """The pieces of a statement as the reader takes them, and for each of source, cue, content and issue its places."""
    first, end = shown(article, parts)
    issue, name = issue[:LONGEST_ISSUE], name[:LONGEST_NAME]
    ids = np.concatenate([[BEGIN], issue, [END], name, [END], article.ids[first:end], [END]]).astype(np.int64)
    start = len(issue) + len(name) + 3
    places = []
    for part in parts:
        spans = [(max(a, first), min(b, end)) for a, b in part]
        places.append([p - first + start for a, b in spans for p in range(a, b)])
    return ids, places + [list(range(1, len(issue) + 1))]


def batch(samples, shape=None):
    """Ids, mask and weights of some samples, as the reader takes them, in a batch of a shape, or of the least."""
    rows, longest = shape or (len(samples), max(len(ids) for ids, _ in samples))
    ids = torch.zeros(rows, longest, dtype=torch.long)
    mask = torch.zeros(rows, longest, dtype=torch.bool)
    weights = torch.zeros(rows, ROLES + 1, longest)
    for row, (own, places) in enumerate(samples):
        ids[row, :len(own)] = torch.from_numpy(own)
        mask[row, :len(own)] = True
        for role, some in enumerate(places):
            if some:
                weights[row, role, some] = 1 / len(some)
    return ids, mask, weights
