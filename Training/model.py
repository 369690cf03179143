"""What lectern understands, on top of one encoder: a role for each piece, a cue for each content, a source for each cue
and content; names and events; for each mention what it points back to; kinds of speakers and of events.

A source is pointed at, not chosen among tagged spans (as answers are in Devlin et al. 2019, section 4.2): what the tags
missed can still be found, and one source can serve many statements.
"""
import math

import torch
import torch.nn as nn

from corpus import LABELS
from mentions import EVENT_KINDS, EVENT_LABELS, NAME_LABELS, SPEAKER_KINDS
from mpnet import WIDTH, Encoder

NARROW = 128                # width of the vectors that links compare
BUCKETS = 32                # of distances, 16 to either side
ENDS = ("start", "end")


def bucket(gap):
    """The bucket, 0 to 15, of a distance in pieces: exact to 7, then two for each doubling."""
    near = gap.clamp(max=7)
    far = 7 + (2 * torch.log2((gap.clamp(min=7) - 5) / 2.0)).long()
    return torch.where(gap < 8, near, far.clamp(7, 15))


def between(first, end, start, stop):
    """The bucket of the distance from spans first..<end to spans start..<stop, all broadcast: 16 and up lie before."""
    after, before = start - end, first - stop
    return torch.where(before >= 0, 16 + bucket(before.clamp(min=0)), bucket(after.clamp(min=0)))


class Pointer(nn.Module):
    """From spans to the first or last piece of their source: scores (spans, pieces), and one for no source."""

    def __init__(self):
        super().__init__()
        self.span = nn.Linear(3 * WIDTH, NARROW)
        self.piece = nn.Linear(WIDTH, NARROW)
        self.distance = nn.Parameter(torch.zeros(BUCKETS))
        self.none = nn.Linear(NARROW, 1)

    def forward(self, vectors, spans, states, batch):
        query = nn.functional.gelu(self.span(vectors))
        keys = self.piece(states)[batch]                                        # spans, pieces, NARROW
        scores = torch.einsum("sn,spn->sp", query, keys) / math.sqrt(NARROW)
        place = torch.arange(states.shape[1])
        gaps = between(spans[:, :1], spans[:, 1:], place, place + 1)
        return scores + self.distance[gaps], self.none(query)


class Attributor(nn.Module):
    def __init__(self, drop=0.0):
        super().__init__()
        self.encoder = Encoder(drop)
        self.tag = nn.Linear(WIDTH, len(LABELS))
        self.content = nn.Linear(3 * WIDTH, NARROW)
        self.cue = nn.Linear(3 * WIDTH, NARROW)
        self.distance = nn.Parameter(torch.zeros(BUCKETS))
        self.none = nn.Linear(NARROW, 1)
        # The chance that a statement is right: a logistic regression over what decoding was sure of (calibrate.py).
        self.register_buffer("calibration", torch.tensor([0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]))
        self.pointers = nn.ModuleDict({f"{role}_{end}": Pointer() for role in ("cue", "content", "mention") for end in ENDS})
        self.name = nn.Linear(WIDTH, len(NAME_LABELS))
        self.event = nn.Linear(WIDTH, len(EVENT_LABELS))
        self.speaker_kind = nn.Linear(3 * WIDTH, len(SPEAKER_KINDS))
        self.event_kind = nn.Linear(3 * WIDTH, len(EVENT_KINDS))

    def forward(self, ids, mask):
        """States of pieces, and scores of their roles."""
        states = self.encoder(ids, mask)
        return states, self.tag(states)

    @staticmethod
    def vectors(states, spans, batch):
        """A vector for each span (batch number, first..<end): its first piece, its last, and the mean of all."""
        first, end = spans[:, 0], spans[:, 1]
        sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)
        mean = (sums[batch, end] - sums[batch, first]) / (end - first)[:, None]
        return torch.cat([states[batch, first], states[batch, end - 1], mean], 1)

    def cues(self, content, content_spans, content_batch, cue, cue_spans, cue_batch):
        """Scores (contents, cues + 1) of each content part belonging to each cue of its window; the last is none."""
        query = nn.functional.gelu(self.content(content))
        key = self.cue(cue)
        gaps = between(content_spans[:, :1], content_spans[:, 1:], cue_spans[:, 0], cue_spans[:, 1])
        scores = query @ key.T / math.sqrt(NARROW) + self.distance[gaps]
        scores = scores.masked_fill(content_batch[:, None] != cue_batch[None, :], -1e4)
        return torch.cat([scores, self.none(query)], 1)

    def sources(self, role, vectors, spans, states, batch, mask):
        """Log-probabilities (spans, pieces + 1) of the source's first piece and of its last; the last column is none."""
        out = []
        for end in ENDS:
            scores, none = self.pointers[f"{role}_{end}"](vectors, spans, states, batch)
            scores = scores.masked_fill(~mask[batch], -1e4)
            out.append(torch.log_softmax(torch.cat([scores, none], 1).float(), 1))
        return out
