"""Words as the library compares them: `FoldedWords` and `Folding` of lectern, scalar by scalar."""

from __future__ import annotations

import unicodedata

from lectern_spark.folding_table import DIACRITICS, ROWS

_LETTERS = {first + place: base for first, row in ROWS for place, base in enumerate(row) if base != " "}
#: What no reader counts as a letter: soft hyphen, joiners, marks of direction, variation selectors.
_UNSEEN = [(0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)]
#: Ideographs, syllables and private scalars, which have neither case nor diacritic.
_PLAIN = [(0x2E80, 0x9FFF), (0xAC00, 0xFDFF)]


def fold(scalar: int) -> str:
    """The base letter of a scalar in small form; nothing for a diacritic and for what cannot be seen."""
    if scalar < 0x80:
        return chr(scalar).lower()
    if _is_in(scalar, _UNSEEN) or _is_in(scalar, DIACRITICS):
        return ""
    if _is_in(scalar, _PLAIN):
        return chr(scalar)
    if scalar in _LETTERS:
        return _LETTERS[scalar]
    small = chr(scalar).lower()
    # The signs for kelvin and ångström are capitals of letters that fold on.
    return _LETTERS.get(ord(small), small) if len(small) == 1 else chr(scalar)


def _is_in(scalar: int, stretches: list[tuple[int, int]]) -> bool:
    return any(first <= scalar <= last for first, last in stretches)


class _WordTable(dict[int, str]):
    """For `str.translate`: each scalar folded, those that are of no word as a space."""

    def __missing__(self, scalar: int) -> str:
        folded = fold(scalar)
        self[scalar] = folded if not folded or unicodedata.category(folded)[0] in "LNM" else " "
        return self[scalar]


_WORDS = _WordTable()


def folded_words(text: str) -> list[str]:
    """The words of a text, runs of letters, digits and marks, without case and accents."""
    return text.translate(_WORDS).split()
