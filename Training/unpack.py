"""Reads the shipped weights back, to go on training from them.

    unpack.py MODEL.safetensors OUT.pt

What rounding to 8 bits took is gone; layers that the file lacks begin anew where training goes on from it.
"""
import sys

import numpy as np
import torch
from safetensors.numpy import load_file

from encoder import POSITIONS, WIDTH


def unpacked(tables):
    """The state of the model, in 32 bits."""
    state = {}
    for name, value in tables.items():
        if name == "encoder.positions":
            state["encoder.positions.weight"] = value.reshape(POSITIONS, WIDTH)
        elif value.dtype == np.int8:
            state[name] = value.astype(np.float32) * tables[name + ".scale"][:, None]
        elif value.dtype == np.float32 and not name.endswith(".scale"):
            state[name] = value
    return {name: torch.from_numpy(np.array(value)) for name, value in state.items()}


def main():
    shipped, out = sys.argv[1:]
    torch.save(unpacked(load_file(shipped)), out)


if __name__ == "__main__":
    main()
