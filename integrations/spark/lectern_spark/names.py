"""Names of speakers, events and issues taken apart, so that their spellings can be told to be of one bearer.

The rules are the library's: `NameForm` and `Identities` in Sources/LecternLibrary/Identity, whose tables stand here again;
a test compares them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from lectern_spark.folding import folded_words

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lord lady dame president senator sen rep representative governor gov mayor
    minister secretary judge justice general gen colonel captain king queen prince princess pope chancellor
    premier""".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
#: Given names that are one, though no rule of spelling makes them so.
VARIANTS = [
    line.split()
    for line in """mohammed muhammad mohamed mohammad muhammed mohamad
ahmed ahmad
vladimir volodymyr wladimir volodimir
alexander aleksandr oleksandr alexandr alexandre
alexei aleksei oleksii alexey aleksey oleksiy
dmitry dmitri dmytro dmitriy
sergei sergey serhii serhiy
mikhail mykhailo michail
nikolai mykola nikolay
yevgeny evgeny yevgeniy evgeni yevhen
andrei andrey andriy andrii
yulia julia yuliya iulia
hussein husain hussain husayn
omar umar
yousef youssef yusuf yusef joseph""".splitlines()
]
#: Pieces of spelling and what stands for all ways to write that sound; longer ones first.
PIECES = [
    tuple(pair.split(":"))
    for pair in """tsch:c shch:s sch:s tch:c dzh:j kh:h zh:j ch:c cz:c sh:s ph:f gh:g dh:d th:t ks:x ck:k ae:a oe:o ue:u
    ou:u oo:u ee:i ij:i iy:i yi:i yj:i yy:i yu:u iu:u ya:a ia:a q:k w:v y:i ß:s æ:a œ:o""".split()
]
_CLASSES = {name: names[0] for names in VARIANTS for name in names}

PERSON, BODY, LOCAL = "person", "body", "local"


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """A word with one letter for each sound that spellings write differently, and none twice in a row."""
    written, place = "", 0
    while place < len(word):
        piece, sound = next((pair for pair in PIECES if word.startswith(pair[0], place)), (word[place], word[place]))
        if not written.endswith(sound):
            written += sound
        place += len(piece)
    return written


class SpeakerForm(NamedTuple):
    """What tells who a speaker is across articles.

    `sort` is how: a person by `full`, else `initial`, else `surname`; a body by `body`; a local one is of its article alone.
    """

    sort: str
    full: str | None = None
    initial: str | None = None
    surname: str | None = None
    body: str | None = None


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without titles and suffixes."""
    words = folded_words(name)
    while len(words) > 1 and words[0] in TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in SUFFIXES:
        del words[-1]
    return tuple(words)


def body_words(name: str) -> str:
    """The words that a body's name has in all its spellings."""
    words = name_words(name)
    return " ".join(words[1:] if words[:1] == ("the",) else words)


def is_name(name: str) -> bool:
    """Whether every word of a name that is longer than a connector begins with a capital."""
    words = [word for word in name.split(" ") if word and (len(word) > 3 or " " not in name)]
    return bool(words) and all(word[0].isupper() for word in words)


def speaker_form(name: str, type: str) -> SpeakerForm:
    """What tells who a speaker of that name and type is."""
    if type == "person":
        return _person_form(name)
    if type == "organisation" or (type == "group" and is_name(name)):
        return SpeakerForm(BODY, body=body_words(name))
    return SpeakerForm(LOCAL)


def _person_form(name: str) -> SpeakerForm:
    words = name_words(name)
    surname = skeleton(words[-1]) if words else None
    if len(words) < 2:
        return SpeakerForm(PERSON, surname=surname, body=body_words(name))
    initial = f"{words[0][0]} {surname}"
    if len(words[0]) == 1:
        return SpeakerForm(PERSON, initial=initial, surname=surname)
    given = _CLASSES.get(words[0]) or skeleton(words[0])
    return SpeakerForm(PERSON, full=f"{given} {surname}", initial=initial, surname=surname)


def other_bodies(aliases: list[str]) -> list[str]:
    """The bodies that the aliases of one may be the names of, as in "Civil Aviation Board (CAB)"."""
    return [body_words(alias) for alias in aliases if is_name(alias) and len(alias) > 2]


def event_key(name: str, date: str | None) -> str:
    """What an event has in common with itself in other articles: its words in any order, and its year, if one is told."""
    words = [word for word in folded_words(name) if word != "the"]
    years = [word for word in words if len(word) == 4 and word.isnumeric()]
    year = (date or "")[:4]
    told = years[0] if years else year if date and year.isnumeric() else ""
    return f"e/{' '.join(sorted(word for word in words if word not in years))}/{told}"


def issue_key(proposition: str) -> str:
    """What an issue has in common with itself in other articles: its words."""
    return "i/" + " ".join(folded_words(proposition))
