"""Numbers in few bits: what rounding for the shipped files leaves of weights, and layers computed as lectern computes them."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

GROUP = 32                  # numbers of 4 bits that share a factor
CLIPS = np.arange(0.7, 1.01, 0.05)      # shares of a group's largest number that may become the largest of 4 bits


def to_bytes(matrix):
    """A matrix as 8-bit numbers and the factor of each row: the largest number of a row becomes 127."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def upper_half(numbers):
    """Floats whose lower 16 bits are nothing, rounded away from it."""
    return ((numbers.astype(np.float32).view(np.uint32) + 0xFFFF) & 0xFFFF0000).view(np.float32)


def to_halves(matrix):
    """A matrix as numbers from -8 to 7 and the factors of groups: those that leave the least error, squared."""
    groups = matrix.reshape(len(matrix), -1, GROUP)
    largest = np.maximum(np.abs(groups).max(2, keepdims=True), 1e-12)
    numbers = scale = least = None
    for clip in CLIPS:
        factor = upper_half(largest * clip / 7)
        now = np.clip(np.round(groups / factor), -8, 7)
        error = ((now * factor - groups) ** 2).sum(2, keepdims=True)
        if least is None:
            numbers, scale, least = now, factor, error
        better = error < least
        numbers, scale, least = (np.where(better, new, old) for new, old in ((now, numbers), (factor, scale), (error, least)))
    return numbers, scale


def kind(name, value):
    """In how many bits a table is shipped: what is added to states or to scores stays as it is."""
    if value.ndim != 2 or name == "role" or name.split(".")[1:2] in (["positions"], ["distances"]):
        return "whole"
    return "halves" if name.startswith("encoder.") else "bytes"


def widened(state):
    """The state as lectern will see it: what rounding left of it."""
    out = {}
    for name, value in state.items():
        how = kind(name, value)
        if how == "bytes":
            numbers, scale = to_bytes(value.numpy())
            value = torch.from_numpy(numbers.astype(np.float32) * scale[:, None])
        elif how == "halves":
            numbers, scale = to_halves(value.numpy())
            value = torch.from_numpy((numbers * scale).reshape(value.shape).astype(np.float32))
        out[name] = value
    return out


class ByteLinear(nn.Module):
    """A linear layer of an encoder as lectern multiplies it (NarrowDense.swift): in 8 bits, from weights of 4."""

    def __init__(self, weight, bias):
        super().__init__()
        numbers, scale = to_halves(weight.numpy())
        factors = scale.max(1) * np.float32(8) / np.float32(127)                # rows, 1
        whole = np.round(numbers.astype(np.float32) * (scale * (1 / factors)[:, None])).clip(-127, 127)
        self.whole = torch.from_numpy(whole.reshape(weight.shape).astype(np.float32))
        self.factors, self.bias = torch.from_numpy(factors[:, 0].astype(np.float32)), bias

    def forward(self, x):
        most = x.abs().amax(-1, keepdim=True).clamp(min=1e-12)
        rounded = torch.round(x * (127 / most)).clamp(-127, 127)
        return F.linear(rounded, self.whole) * (most / 127 * self.factors) + self.bias


def as_shipped(model, state):
    """A model with a state as rounding for the shipped files leaves it, its encoder multiplying in 8 bits."""
    model.load_state_dict(widened(state))
    for number, layer in enumerate(model.encoder.layers):
        for part in ("mixed", "attended", "up", "down"):
            name = f"encoder.layers.{number}.{part}."
            setattr(layer, part, ByteLinear(state[name + "weight"].float(), state[name + "bias"].float()))
    return model.eval()
