#!/usr/bin/env python3
"""Writes the table of given names: make-given-names.py GIVEN-NAMES.TSV > Sources/LecternAnalysis/Speakers/GivenNames+Lists.swift

The file has columns name, gender, share, weight, source; names that one gender bears in 95 of 100 cases are taken, the 3,000
commonest of each among those of births in the United States, and all of other countries. Both lists are in the public domain
(US Social Security Administration; sigpwned/popular-names-by-country-dataset, CC0).
"""
import sys
import textwrap

MOST = 3000


def names(rows, gender):
    sure = [row for row in rows if row[1] == gender and float(row[2]) >= 0.95]
    births = sorted((row for row in sure if row[4] == "us-births"), key=lambda row: -float(row[3]))[:MOST]
    others = [row for row in sure if row[4] != "us-births"]
    return sorted({row[0].lower() for row in births + others if row[0].replace("-", "").isalpha()})


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    print("// Written by Tools/make-given-names.py.\n")
    print("extension GivenNames {")
    for number, (gender, word) in enumerate((("f", "female"), ("m", "male"))):
        if number:
            print()
        print(f"    /// Names of which 95 of 100 bearers are {word}, in small letters.")
        print(f"    static let {word} = Set(\n        wordList:\n            \"\"\"")
        lines = textwrap.wrap(" ".join(names(rows, gender)), 105, break_on_hyphens=False)
        print("\n".join(f"            {line}" + (" \\" if line is not lines[-1] else "") for line in lines))
        print('            """)')
    print("}")


if __name__ == "__main__":
    main()
