#!/usr/bin/env python3
"""Tell how well `lectern ask speaker:NAME` finds what each speaker says, over articles of which that is known.

    library_accuracy.py LECTERN FOLDER [--count 500] [--library FILE] [--misses 0]

FOLDER is one that library_gen.py of the terminal bench has made: its first --count articles are put into a library of
their own and analysed there (with --library, one that holds them already is asked). Then each speaker of the manifest is
asked for by name. A statement that is told is right if the speaker makes it there: if its words and those of a statement
of the manifest, in the same article, are for the greater part the same (F1 of words at least 0.5, each statement used
once). Statements of nobody named are not asked for.

Prints the recall and the precision of statements, the recall of those whose source names the speaker and of those with
a pronoun for a source (which in these articles has nothing to do with the given name), and how many are there under
another speaker.
"""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def words(text):
    return collections.Counter("".join(c if c.isalnum() else " " for c in text.lower()).split())


def alike(one, other):
    shared = sum((one & other).values())
    return 2 * shared / max(1, sum(one.values()) + sum(other.values()))


def paired(told, known):
    """Pairs of a statement told and a known one, the most alike first, each used once."""
    scores = sorted(
        ((alike(one, other), i, j) for i, one in enumerate(told) for j, other in enumerate(known)), reverse=True)
    pairs = {}
    for score, i, j in scores:
        if score >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def manifest(folder, count):
    """For each article its id in the library and its statements: (speaker or None, words, whether by a pronoun)."""
    articles = {}
    with open(os.path.join(folder, "manifest.jsonl"), encoding="utf-8") as lines:
        for line, _ in zip(lines, range(count)):
            made = json.loads(line)
            path = os.path.join(folder, made["file"])
            with open(path, "rb") as file:
                data = file.read()
            text = data.decode()
            names = {one["id"]: one["name"] for one in made["speakers"]}
            statements = [
                (names.get(one["speaker"]), words(" ".join(text[a:b] for a, b in one["content"])),
                 any(text[a:b].lower() in ("he", "she", "they") for a, b in one["source"]))
                for one in made["statements"]]
            articles[hashlib.sha256(data).hexdigest()[:16]] = (path, statements)
    return articles


def asked(lectern, library, query):
    run = subprocess.run(
        [lectern, "ask", "--library", library, "--format", "jsonl", query], capture_output=True, text=True, check=False)
    if run.returncode > 1:
        sys.exit(run.stderr.strip())
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lectern")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--library")
    parser.add_argument("--misses", type=int, default=0, help="show that many that are missed or wrong")
    options = parser.parse_args()
    articles = manifest(options.folder, options.count)
    with tempfile.TemporaryDirectory() as folder:
        library = options.library
        if not library:
            library = os.path.join(folder, "library.sqlite")
            paths = [path for path, _ in articles.values()]
            subprocess.run([options.lectern, "add", "--library", library, *paths], check=True, stdout=subprocess.DEVNULL)
        report(options, articles, library)


def report(options, articles, library):
    known = collections.defaultdict(lambda: collections.defaultdict(list))
    for article, (_, statements) in articles.items():
        for speaker, content, by_pronoun in statements:
            if speaker:
                known[speaker][article].append((content, by_pronoun))
    right = told_count = known_count = shown = 0
    found, wanted_of = collections.Counter(), collections.Counter()
    missed = []
    for speaker, wanted in sorted(known.items()):
        told = collections.defaultdict(list)
        for one in asked(options.lectern, library, 'speaker:"%s"' % speaker):
            told[one["article"]].append(words(one["content"]))
        for article in set(told) | set(wanted):
            pairs = paired(told[article], [content for content, _ in wanted[article]])
            found.update(wanted[article][j][1] for j in pairs.values())
            wanted_of.update(by_pronoun for _, by_pronoun in wanted[article])
            right += len(pairs)
            told_count += len(told[article])
            known_count += len(wanted[article])
            missed += [
                (speaker, article, content)
                for j, (content, _) in enumerate(wanted[article]) if j not in pairs.values()]
            for i, content in enumerate(told[article]):
                if i not in pairs and shown < options.misses:
                    shown += 1
                    print("wrong: %s, %s: %s" % (speaker, article, " ".join(content)))
    for speaker, article, content in missed[:options.misses]:
        print("missed: %s, %s: %s" % (speaker, article, " ".join(content)))
    elsewhere = collections.defaultdict(list)
    for one in asked(options.lectern, library, "kind:direct,indirect,mixed"):
        elsewhere[one["article"]].append(words(one["content"]))
    others = sum(any(alike(content, one) >= 0.5 for one in elsewhere[article]) for _, article, content in missed)
    print("articles %d, speakers %d, statements %d" % (len(articles), len(known), known_count))
    print("recall %.3f (%d of %d)" % (right / max(1, known_count), right, known_count))
    for by_pronoun, what in ((False, "named"), (True, "by a pronoun")):
        print("  %s %.3f (%d of %d)" % (
            what, found[by_pronoun] / max(1, wanted_of[by_pronoun]), found[by_pronoun], wanted_of[by_pronoun]))
    print("precision %.3f (%d of %d)" % (right / max(1, told_count), right, told_count))
    print("missed %d: %d are told of another speaker or of nobody named" % (len(missed), others))


if __name__ == "__main__":
    main()
