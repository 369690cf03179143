"""MPNet (Song et al. 2020) as its published weights have it: post-norm, positions absolute and relative."""
import json
import math

import torch
import torch.nn as nn
from safetensors.torch import load_file

import encoder
from encoder import HEADS, Layer

WIDTH, LAYERS, INNER, PIECES, POSITIONS = 768, 12, 3072, 30527, 514
BUCKETS, FARTHEST = 32, 128     # of distances between pieces
FIRST = 2                       # the position of the first piece
EPSILON = 1e-5


def bucket(distance):
    """The number of the bucket of a distance: near ones have their own, far ones share (Raffel et al. 2020)."""
    half = BUCKETS // 2
    side = (distance > 0).long() * half
    far = distance.abs()
    near = half // 2
    shared = near + (torch.log(far.float().clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return side + torch.where(far < near, far, shared.clamp(max=half - 1))


class MPNet(nn.Module):
    """Ids of lectern's pieces (batch, length) and a mask of the same shape to states of WIDTH each.

    Without dropout: it costs a fifth of the time, and two passes do not learn the samples by heart. Its own id of each of
    lectern's pieces is a buffer of the state.
    """

    def __init__(self):
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, EPSILON) for _ in range(LAYERS))
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.register_buffer("own", torch.zeros(encoder.PIECES, dtype=torch.long))

    def forward(self, ids, mask, added=0):
        length = ids.shape[1]
        x = self.norm(self.pieces(self.own[ids]) + self.positions.weight[FIRST:FIRST + length] + added)
        places = torch.arange(length)
        bias = self.distances(bucket(places[None] - places[:, None])).permute(2, 0, 1)[None]
        bias = bias.masked_fill(~mask[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, bias, 0)
        return x

    def start_from(self, folder, pieces):
        """Takes published weights, with Hugging Face's names; `pieces` are the texts of lectern's pieces by id."""
        old = load_file(folder / "model.safetensors")
        with open(folder / "tokenizer.json", encoding="utf-8") as file:
            known = json.load(file)["model"]["vocab"]
        known.update({"[CLS]": known["<s>"], "[SEP]": known["</s>"], "[PAD]": known["<pad>"]})
        self.own = torch.tensor([known.get(piece, known["[UNK]"]) for piece in pieces])
        new = {"own": self.own, "pieces.weight": old["embeddings.word_embeddings.weight"],
               "positions.weight": old["embeddings.position_embeddings.weight"],
               "norm.weight": old["embeddings.LayerNorm.weight"], "norm.bias": old["embeddings.LayerNorm.bias"],
               "distances.weight": old["encoder.relative_attention_bias.weight"]}
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                new[ours + "mixed." + kind] = torch.cat([old[f"{theirs}attention.attn.{part}.{kind}"] for part in "qkv"])
                for name, their_name in (("attended", "attention.attn.o"), ("norm1", "attention.LayerNorm"),
                                         ("up", "intermediate.dense"), ("down", "output.dense"),
                                         ("norm2", "output.LayerNorm")):
                    new[f"{ours}{name}.{kind}"] = old[f"{theirs}{their_name}.{kind}"]
        self.load_state_dict(new)
