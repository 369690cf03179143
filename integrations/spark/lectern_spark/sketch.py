"""Near copies of a text: the sketches of the library (`Sketch` in Sources/LecternLibrary/Adding), value for value.

Source: Broder 1997, *On the resemblance and containment of documents* (shingles of words, smallest hashes); Leskovec,
Rajaraman, Ullman 2014, *Mining of Massive Datasets*, section 3.4 (bands).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from lectern_spark.folding import folded_words

BANDS, ROWS = 10, 4
SHINGLE_LENGTH = 5
#: How many shingles a text has at least for copies of it to be looked for.
LEAST = 24
#: Shares of the shingles, of both texts together or of the shorter one, from which a text is a copy; and the share of the
#: smallest hashes from which that is looked at.
RESEMBLANCE, CONTAINMENT, LIKELY = 0.7, 0.85, 0.4

_MASK = (1 << 64) - 1
_SEEDS = np.array([index * 0x9E37_79B9_7F4A_7C15 & _MASK for index in range(1, BANDS * ROWS + 1)], dtype=np.uint64)


def shingles(text: str) -> np.ndarray | None:
    """The hashes of the shingles, each once, ascending; none for a text too short to tell."""
    words = folded_words(text)
    if len(words) < SHINGLE_LENGTH + LEAST:
        return None
    hashes = np.array([_word_hash(word) for word in words], dtype=np.uint64)
    count = len(hashes) - SHINGLE_LENGTH + 1
    found = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE_LENGTH):
        found = _mixed(found * np.uint64(31) ^ hashes[place : place + count])
    return np.unique(found)


def smallest(found: np.ndarray) -> np.ndarray:
    """The smallest value that each of the hash functions gives, 32 bits each."""
    values = _mixed(found[None, :] ^ _SEEDS[:, None]) & np.uint64(0xFFFF_FFFF)
    return values.min(axis=1)


def bands(least: np.ndarray) -> np.ndarray:
    """The keys by which near copies meet, as the library's signed numbers."""
    keys = np.arange(BANDS, dtype=np.uint64)
    for row in range(ROWS):
        keys = _mixed(keys ^ least[row::ROWS])
    return keys.astype(np.int64)


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Which share of the smallest hashes are the same, which estimates the share of the shingles."""
    return float(np.mean(one == other))


def is_copy(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether the shingles of two texts tell that one is a copy of the other."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both >= RESEMBLANCE * (len(one) + len(other) - both) or both >= CONTAINMENT * min(len(one), len(other))


@lru_cache(maxsize=1 << 17)
def _word_hash(word: str) -> int:
    """FNV-1a, 64 bits, over UTF-8."""
    value = 0xCBF2_9CE4_8422_2325
    for byte in word.encode():
        value = (value ^ byte) * 0x100_0000_01B3 & _MASK
    return value


def _mixed(values: np.ndarray) -> np.ndarray:
    """The finalizer of SplitMix64 (Steele, Lea, Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58_476D_1CE4_E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D0_49BB_1331_11EB)
    return values ^ (values >> np.uint64(31))
