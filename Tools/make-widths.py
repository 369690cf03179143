#!/usr/bin/env python3
"""Write Sources/LecternScreen/WidthTable.swift: how many columns a Unicode scalar takes, as the C library counts them.

ncurses places text by the C library's wcwidth, so the table is read off it: whoever counts otherwise draws askew.
Run it again when the oldest supported system gets a newer C library; the test `the table agrees with the C library`
shows when it differs.
"""
import ctypes
import locale
from pathlib import Path

locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
wcwidth = ctypes.CDLL(None).wcwidth
wcwidth.argtypes = [ctypes.c_uint32]


def ranges(width):
    """The ranges of scalars from U+0300 up that take `width` columns; a gap of unassigned scalars parts them."""
    found = []
    for scalar in range(0x300, 0x110000):
        if 0xD800 <= scalar < 0xE000 or wcwidth(scalar) != width:
            continue
        if found and found[-1][1] == scalar - 1:
            found[-1][1] = scalar
        else:
            found.append([scalar, scalar])
    return found


def table(name, comment, rows):
    cells = [f"(0x{a:X}, 0x{b:X})," for a, b in rows]
    lines, line = [], "       "
    for cell in cells:
        if len(line) + len(cell) + 1 > 118:
            lines.append(line)
            line = "       "
        line += " " + cell
    lines.append(line)
    return f"    /// {comment}\n    static let {name}: [(first: UInt32, last: UInt32)] = [\n" + "\n".join(lines) + "\n    ]\n"


text = "// Made by Tools/make-widths.py; do not edit.\n\n/// Columns of Unicode scalars, as glibc 2.36 (Unicode 15) counts them.\nenum WidthTable {\n"
text += table("zero", "Scalars that take no column of their own, in ascending ranges.", ranges(0))
text += "\n" + table("wide", "Scalars that take two columns, in ascending ranges.", ranges(2))
text += "}\n"
Path(__file__).resolve().parent.parent.joinpath("Sources/LecternScreen/WidthTable.swift").write_text(text)
