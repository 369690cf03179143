"""BERT (Devlin et al. 2019) as the starting weights have it: post-norm, absolute positions, GELU by the error function."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

WIDTH, LAYERS, HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
EPSILON = 1e-12


class Layer(nn.Module):
    """A layer of a transformer; the mask tells which pieces are seen, or what is added to how much they are."""

    def __init__(self, width=WIDTH, inner=INNER, epsilon=EPSILON):
        super().__init__()
        self.mixed = nn.Linear(width, 3 * width)            # query, key and value in one product
        self.attended = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, epsilon)

    def forward(self, x, mask, drop):
        batch, length, width = x.shape
        mixed = self.mixed(x).view(batch, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(*mixed, attn_mask=mask if mask.dtype == torch.bool else mask.to(mixed.dtype))
        y = self.attended(y.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(y, drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, drop, self.training))


class Encoder(nn.Module):
    """Piece ids (batch, length) and a mask of the same shape, true where there is a piece, to states of WIDTH each."""

    def __init__(self, drop=0.1):
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = drop
        self.frozen = 0             # how many lower layers stay as they are, without dropout

    def forward(self, ids, mask, added=0):
        x = self.norm(self.pieces(ids) + self.positions.weight[:ids.shape[1]] + added)
        mask = mask[:, None, None, :]
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = F.dropout(x, 0 if self.frozen else self.drop, self.training)
            for layer in self.layers[:self.frozen]:
                x = layer(x, mask, 0)
        for layer in self.layers[self.frozen:]:
            x = layer(x, mask, self.drop)
        return x

    def start_from(self, path):
        """Takes the starting weights, a safetensors file with the names of Hugging Face's BertModel."""
        old = load_file(path)
        new = {
            "pieces.weight": old["embeddings.word_embeddings.weight"],
            # Every piece is of segment 0, whose embedding is therefore part of each position's.
            "positions.weight": old["embeddings.position_embeddings.weight"]
            + old["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": old["embeddings.LayerNorm.weight"], "norm.bias": old["embeddings.LayerNorm.bias"]}
        for number in range(LAYERS):
            theirs, ours = f"encoder.layer.{number}.", f"layers.{number}."
            for kind in ("weight", "bias"):
                new[ours + "mixed." + kind] = torch.cat(
                    [old[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")])
                for name, their_name in (("attended", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                         ("up", "intermediate.dense"), ("down", "output.dense"),
                                         ("norm2", "output.LayerNorm")):
                    new[f"{ours}{name}.{kind}"] = old[f"{theirs}{their_name}.{kind}"]
        self.load_state_dict(new)
