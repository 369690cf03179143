"""MPNet (Song et al. 2020) as its published weights have it: post-norm, positions absolute and relative. Of its twelve layers
the lowest eight: the upper four would cost half as much again (README.md tells what they gained).
"""
import json
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

WIDTH, LAYERS, HEADS, INNER, PIECES, POSITIONS = 768, 8, 12, 3072, 30522, 512
BUCKETS, FARTHEST = 32, 128     # of distances between pieces
FIRST = 2                       # the position of the first piece in the published weights
EPSILON = 1e-5


def bucket(distance):
    """The number of the bucket of a distance: near ones have their own, far ones share (Raffel et al. 2020)."""
    half = BUCKETS // 2
    side = (distance > 0).long() * half
    far = distance.abs()
    near = half // 2
    shared = near + (torch.log(far.float().clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return side + torch.where(far < near, far, shared.clamp(max=half - 1))


class Layer(nn.Module):
    """A layer of a transformer; `bias` is added to how much the pieces see of each other."""

    def __init__(self):
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)            # query, key and value in one product
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, x, bias, drop):
        batch, length, width = x.shape
        mixed = self.mixed(x).view(batch, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(*mixed, attn_mask=bias.to(mixed.dtype))
        y = self.attended(y.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(y, drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, drop, self.training))


class Encoder(nn.Module):
    """Ids of pieces (batch, length) and a mask of the same shape to states of WIDTH each; `added` is added to the embeddings."""

    def __init__(self, drop=0.0):
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        # Piece embeddings stay as they are: words that the corpora lack keep their place among those they have, and all readers
        # have them in common.
        self.pieces.weight.requires_grad = False
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.drop = drop

    def forward(self, ids, mask, added=0):
        length = ids.shape[1]
        x = self.norm(self.pieces(ids) + self.positions.weight[:length] + added)
        places = torch.arange(length)
        bias = self.distances(bucket(places[None] - places[:, None])).permute(2, 0, 1)[None]
        bias = bias.masked_fill(~mask[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x

    def start_from(self, old):
        """Takes published weights, the lowest layers of them."""
        new = {"pieces.weight": old["embeddings.word_embeddings.weight"],
               "positions.weight": old["embeddings.position_embeddings.weight"][FIRST:],
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


def published(folder, tokenizer):
    """The tables of published weights by Hugging Face's names; those of pieces are in the order of lectern's tokenizer."""
    old = load_file(folder / "model.safetensors")
    with open(folder / "tokenizer.json", encoding="utf-8") as file:
        known = json.load(file)["model"]["vocab"]
    pieces = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    known.update({"[CLS]": known["<s>"], "[SEP]": known["</s>"], "[PAD]": known["<pad>"]})
    own = torch.tensor([known.get(piece, known["[UNK]"]) for piece in pieces], device="cpu")
    old["embeddings.word_embeddings.weight"] = old["embeddings.word_embeddings.weight"][own]
    return old
