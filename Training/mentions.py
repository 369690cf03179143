"""Who and what is meant: names, events and chains of mentions from the corpora, as windows of word pieces.

A mention points back to what it means: to the first and the last piece of any earlier mention of the same somebody.
"""
import bisect
import dataclasses
import json
import random
import re

import numpy as np

import corpus

NAME_LABELS = ("O",) + tuple(f"{edge}-{kind}" for kind in ("person", "organisation", "place", "other") for edge in "BI")
EVENT_LABELS = ("O",) + tuple(f"{edge}-{form}" for form in ("named", "descriptive") for edge in "BI")
SPEAKER_KINDS = ("nobody", "person", "organisation", "group", "unnamed")
EVENT_KINDS = ("summit", "conference", "election", "debate", "war", "attack", "treaty", "hearing", "anniversary", "disaster",
               "publication", "other")
UNKNOWN = -100
PRONOUNS = set("he him his himself she her hers herself they them their theirs themselves it its itself who whom whose which "
               "i me my mine myself we us our ours ourselves you your yours that this these those".split())
NAMES_OF_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
MOST_QUERIES = 40


@dataclasses.dataclass
class Mention:
    """A span of pieces that means the thing `chain`, None for what no other mention means; `opens` is whether the text
    before the window has no other mention of it."""
    first: int
    end: int
    chain: object
    is_pronoun: bool
    opens: bool = True


@dataclasses.dataclass
class Choice:
    """A pronoun of GAP: the spans that it may mean, and which of them it does (False, False for neither)."""
    first: int
    end: int
    candidates: list
    right: list


@dataclasses.dataclass
class Marks:
    """What is known of the pieces of an article besides attributions; lists count from its first piece."""
    names: np.ndarray
    events: np.ndarray
    mentions: list
    speaker_kinds: list         # (first, end, number in SPEAKER_KINDS)
    event_kinds: list           # (first, end, number in EVENT_KINDS)
    choices: list

    @classmethod
    def nothing(cls, length):
        return cls(np.full(length, UNKNOWN), np.full(length, UNKNOWN), [], [], [], [])

    def within(self, first, end):
        """What is known of the pieces first..<end, counted from `first`."""
        def inside(one):
            return first <= one.first and one.end <= end

        mentions, seen = [], set()
        for one in self.mentions:
            if inside(one):
                mentions.append(dataclasses.replace(one, first=one.first - first, end=one.end - first,
                                                    opens=one.chain not in seen))
            elif one.end <= first and one.chain is not None:
                seen.add(one.chain)

        def shifted(kinds):
            return [(a - first, b - first, kind) for a, b, kind in kinds if first <= a and b <= end]

        return Marks(self.names[first:end], self.events[first:end], mentions, shifted(self.speaker_kinds),
                     shifted(self.event_kinds), [one for one in self.choices if first == 0 and end == len(self.names)])

    def without(self, keep):
        """What is known once only the pieces of `keep` are left."""
        place = np.concatenate([[0], np.cumsum(keep)])

        def moved(kinds):
            return [(place[a], place[b], kind) for a, b, kind in kinds if place[a] < place[b]]

        mentions = [dataclasses.replace(one, first=place[one.first], end=place[one.end]) for one in self.mentions]
        return Marks(self.names[keep], self.events[keep], [one for one in mentions if one.first < one.end],
                     moved(self.speaker_kinds), moved(self.event_kinds), [])


    def moved(self, place, parted):
        """What is known once the pieces have moved to `place`; `parted` does the same to labels."""
        def moved(kinds):
            return [(place[a], place[b - 1] + 1, kind) for a, b, kind in kinds]

        mentions = [dataclasses.replace(one, first=place[one.first], end=place[one.end - 1] + 1) for one in self.mentions]
        return Marks(parted(self.names), parted(self.events), mentions, moved(self.speaker_kinds), moved(self.event_kinds), [])


def pieces(article, start, end):
    """The pieces (first, end) that the scalars start..<end lie in, None for none."""
    first = bisect.bisect_right(article.ends, start)
    stop = bisect.bisect_left(article.starts, end)
    return (first, stop) if first < stop else None


def write(labels, names, span, kind):
    """Labels the pieces of a span."""
    labels[span[0]:span[1]] = names.index("I-" + kind)
    labels[span[0]] = names.index("B-" + kind)


def gold_marks(article, gold):
    """What lectern's own annotations say of an article."""
    marks = Marks.nothing(len(article.ids))
    marks.events[:] = 0
    # What has no capital is no name; whether the other words are, only those of speakers tell.
    for place, (start, end) in enumerate(zip(article.starts, article.ends)):
        word = start
        while word > 0 and article.text[word - 1].isalnum() and article.text[start].isalnum():
            word -= 1
        if not article.text[word:end].strip()[:1].isupper():
            marks.names[place] = 0
    taken = []
    kinds = {one["id"]: one["type"] for one in gold["speakers"]}
    for statement in gold["statements"]:
        spans = [pieces(article, *span) for span in statement["source"][:1]]
        if not spans or spans[0] is None:
            continue
        (start, end), = statement["source"][:1]
        speaker = statement["speaker"]
        marks.speaker_kinds.append((*spans[0], SPEAKER_KINDS.index(kinds[speaker] if speaker else "nobody")))
        if speaker is not None:
            words = gold["text"][start:end].lower()
            taken.append((start, end, speaker, words in PRONOUNS))
    names = []
    for one in gold["speakers"]:
        if one["type"] not in ("person", "organisation"):
            continue
        forms = {form for form in [one["name"]] + one["aliases"] if re.search(r"[A-Z]", form) and len(form) > 2}
        if one["type"] == "person" and " " in one["name"]:
            forms.add(one["name"].split()[-1])
        for form in forms:
            for hit in re.finditer(r"(?<!\w)" + re.escape(form) + r"(?!\w)", gold["text"]):
                names.append((hit.start(), hit.end(), one["id"], one["type"], form))
    used = []
    for start, end, speaker, kind, form in sorted(names, key=lambda one: (one[0] - one[1], one[0])):
        if any(start < b and a < end for a, b in used):
            continue
        used.append((start, end))
        taken.append((start, end, speaker, False))
        span = pieces(article, start, end)
        # Descriptions among the aliases begin or end with a small letter: "Ukraine's president".
        if span and all(word[0].isupper() for word in re.findall(r"\w+", form) if len(word) > 3):
            write(marks.names, NAME_LABELS, span, kind)
    for event in gold["events"]:
        for mention in event["mentions"]:
            span = pieces(article, *mention["span"])
            if span:
                write(marks.events, EVENT_LABELS, span, mention["kind"])
                marks.mentions.append(Mention(*span, "event " + event["id"], False))
                marks.event_kinds.append((*span, EVENT_KINDS.index(event["type"])))
    for start, end, speaker, is_pronoun in set(taken):
        span = pieces(article, start, end)
        if span:
            marks.mentions.append(Mention(*span, speaker, is_pronoun))
    marks.mentions.sort(key=lambda one: (one.first, one.end))
    return marks


def chain_articles(path, tokenizer):
    """Articles with chains of mentions of people and things (GUM, LitBank), and their marks."""
    out = []
    for row in corpus.load(path):
        article = corpus.encode(dict(id=row["id"], text=row["text"]), tokenizer)
        marks = Marks.nothing(len(article.ids))
        for mention in row["mentions"]:
            span = pieces(article, *mention["span"])
            if span and mention["type"] in ("person", "organization", "place", "event", "PER", "ORG", "GPE", "FAC"):
                marks.mentions.append(Mention(*span, mention["chain"], mention["form"] == "pronoun"))
        marks.mentions.sort(key=lambda one: (one.first, one.end))
        out.append((article, marks))
    return out


def gap_articles(path, tokenizer):
    """The extracts of GAP (Webster et al. 2018), each with one pronoun and two names that it may mean."""
    out = []
    for row in corpus.load(path):
        article = corpus.encode(dict(id=row["id"], text=row["text"]), tokenizer)
        marks = Marks.nothing(len(article.ids))
        span = pieces(article, *row["pronoun"])
        candidates = [pieces(article, *one["span"]) for one in row["candidates"]]
        if span and all(candidates):
            marks.choices.append(Choice(*span, candidates, [one["coref"] for one in row["candidates"]]))
        out.append((article, marks))
    return out


def read_tags(corpora):
    """What the types of the corpora are in few."""
    with open(corpora / "corpora/tagmap.json", encoding="utf-8") as file:
        return json.load(file)


def name_sentences(path, tags):
    """The words of each sentence and what they are, in few types."""
    out = []
    for row in corpus.load(path):
        kinds = ["O" if tag == "O" else tags[tag[2:]] for tag in row["tags"]]
        out.append((row["tokens"], [kind if kind == "O" else tag[:2] + kind for tag, kind in zip(row["tags"], kinds)]))
    return out


def name_articles(sentences, tokenizer, rng):
    """Sentences put together to articles, one a paragraph, and their marks."""
    sentences = list(sentences)
    rng.shuffle(sentences)
    out = []
    while sentences:
        words, kinds, starts, at, text = [], [], [], 0, ""
        limit = rng.randint(30, 220)
        while sentences and len(words) < limit:
            tokens, tags = sentences.pop()
            if text:
                text += "\n"
            for token, tag in zip(tokens, tags):
                starts.append(len(text))
                text += token + " "
                words.append(token)
                kinds.append(tag)
            text = text[:-1]
        article = corpus.encode(dict(id="names", text=text), tokenizer)
        marks = Marks.nothing(len(article.ids))
        for start, word, kind in zip(starts, words, kinds):
            span = pieces(article, start, start + len(word))
            if span is None:
                continue
            first, end = span
            if kind.endswith("EVENT"):
                write(marks.events, EVENT_LABELS, span, "named")
                if kind[0] == "I":
                    marks.events[first] = EVENT_LABELS.index("I-named")
            elif kind == "O":
                marks.names[first:end] = 0
            else:
                # A name of another kind is no event; what has no name may be one that these corpora do not mark.
                marks.events[first:end] = 0
                write(marks.names, NAME_LABELS, span, NAMES_OF_KINDS[kind[2:]])
                if kind[0] == "I":
                    marks.names[first] = NAME_LABELS.index("I-" + NAMES_OF_KINDS[kind[2:]])
        out.append((article, marks))
    return out


class Sets:
    """The corpora besides PolNeAR, a part of each for every pass."""

    def __init__(self, corpora, tokenizer):
        folder = corpora / "corpora"
        tags = read_tags(corpora)
        self.tokenizer = tokenizer
        self.gum = chain_articles(folder / "gum/train.jsonl", tokenizer)
        self.litbank = chain_articles(folder / "litbank/all.jsonl", tokenizer)
        self.gap = gap_articles(folder / "gap/development.jsonl", tokenizer)
        self.sentences = {name: (name_sentences(folder / path, tags), share) for name, path, share in (
            ("gmb", "gmb/all.jsonl", 0.2), ("wikigold", "wikigold/all.jsonl", 0.5),
            ("politics", "crossner/politics/train.jsonl", 1), ("politics-dev", "crossner/politics/dev.jsonl", 1),
            ("science", "crossner/science/train.jsonl", 1), ("literature", "crossner/literature/train.jsonl", 1),
            ("gum", "gum/train.names.jsonl", 0.5), ("ewt", "uner-ewt/dev.jsonl", 0.4))}

    def windows(self, rng):
        """The windows of one pass."""
        chosen = self.gum + rng.sample(self.litbank, len(self.litbank) // 3) + rng.sample(self.gap, len(self.gap) // 2)
        sentences = []
        for some, share in self.sentences.values():
            sentences += rng.sample(some, int(len(some) * share))
        chosen += name_articles(sentences, self.tokenizer, rng)
        for article, marks in chosen:
            yield from corpus.cut(article, rng, marks, with_roles=False)


def queries(window, rng):
    """(first, end, first pieces, last pieces) of mentions of a window, and of what they may point at; none of both for
    what is new."""
    out = []
    if window.marks is None:
        return out
    mentions = window.marks.mentions
    for one in rng.sample(mentions, min(MOST_QUERIES, len(mentions))):
        mates = [] if one.chain is None else [
            mate for mate in mentions
            if mate.chain == one.chain and (mate.end <= one.first or mate.first >= one.end)]
        before = [mate for mate in mates if mate.end <= one.first]
        if not before and one.is_pronoun:
            before = mates
            if not before:
                continue                # what it means lies outside the window, or nowhere
        elif not before and not one.opens:
            continue
        out.append((one.first, one.end, [mate.first for mate in before], [mate.end - 1 for mate in before]))
    return out
