#!/usr/bin/env python3
"""Write the tables of letters without case and diacritics, from Unicode's own data: FoldingTable.swift of LecternText, and
folding_table.py of integrations/spark, which must fold the same.

A letter's base is what is left of its canonical decomposition when the diacritics are dropped; for Latin letters that
Unicode does not decompose (ø, ł, đ) it is the letter before "WITH" in the letter's name. Run it again for a newer
Unicode.
"""
import unicodedata
from pathlib import Path

# The blocks that hold letters with diacritics in use today; full-width letters are the Latin ones of East Asian text.
BLOCKS = [(0xC0, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)]
DIACRITICS = [(0x300, 0x36F), (0x483, 0x487), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]
ROW = 64


def is_diacritic(character):
    return any(first <= ord(character) <= last for first, last in DIACRITICS)


def small(character):
    """The small form: of a case folding only when that is one scalar."""
    decomposed = [part for part in unicodedata.normalize("NFD", character.casefold()) if not is_diacritic(part)]
    return decomposed[0] if len(decomposed) == 1 else character.lower()[0]


def base(scalar):
    character = chr(scalar)
    if scalar == 0x131:  # dotless i, which the Turkish keyboard writes for what others type as i
        return "i"
    if unicodedata.category(character)[0] != "L" and scalar < 0xFF00:
        return character
    if scalar > 0xFF00:
        character = unicodedata.normalize("NFKD", character)
    parts = [part for part in unicodedata.normalize("NFD", character) if not is_diacritic(part)]
    letter = small(parts[0]) if len(parts) == 1 else character
    name = unicodedata.name(letter, "")
    if name.startswith("LATIN") and " WITH " in name:
        try:
            letter = small(unicodedata.lookup(name.split(" WITH ")[0]))
        except KeyError:
            pass
    return letter


rows = []
python_rows = []
for first, last in BLOCKS:
    for start in range(first, last + 1, ROW):
        end = min(start + ROW - 1, last)
        # Unassigned scalars and marks would draw askew in the source: a space stands for "as it is".
        cells = [base(scalar) for scalar in range(start, end + 1)]
        kept = [" " if cell == chr(start + i) else cell for i, cell in enumerate(cells)]
        if any(cell != " " for cell in kept):
            rows.append(f'        (0x{start:X}, "{"".join(kept).rstrip()}"),')
            python_rows.append(f'    (0x{start:X}, "{"".join(kept).rstrip()}"),')

ranges = ", ".join(f"0x{first:X}...0x{last:X}" for first, last in DIACRITICS)
text = f"""// Made by Tools/make-folding.py; do not edit.

/// Letters without case and diacritics, after Unicode {unicodedata.unidata_version}.
enum FoldingTable {{
    /// Rows of scalars that follow one another from `first`: what each folds to, a space where it stays as it is.
    static let rows: [(first: UInt32, bases: String)] = [
""" + "\n".join(rows) + f"""
    ]

    /// Whether a scalar is a diacritic that combines with the letter before it.
    static func isDiacritic(_ value: UInt32) -> Bool {{
        switch value {{
        case {ranges}: true
        default: false
        }}
    }}
}}
"""
root = Path(__file__).resolve().parent.parent
(root / "Sources/LecternText/FoldingTable.swift").write_text(text)

pairs = ", ".join(f"(0x{first:X}, 0x{last:X})" for first, last in DIACRITICS)
text = f'''"""Letters without case and diacritics, after Unicode {unicodedata.unidata_version}. Made by Tools/make-folding.py; do not edit."""

#: Rows of scalars that follow one another: the first of them, and what each folds to, a space where it stays as it is.
ROWS = [
''' + "\n".join(python_rows) + f'''
]

#: The diacritics that combine with the letter before them: first and last scalar of each stretch.
DIACRITICS = [{pairs}]
'''
(root / "integrations/spark/lectern_spark/folding_table.py").write_text(text)
