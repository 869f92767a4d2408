"""Entries of reference works, whose title names where it happened: *JENA (Campaign of 1806). Fought October 14, ...*"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

ENTRIES = "fasti_entries"  # in the user data of a Doc
TITLE_TOKENS = 14  # a title with what stands in brackets behind it
NAME_TOKENS = 6
# What a participle that opens an entry says was done at the place.
OPENINGS = {
    "fought": "fight", "besieged": "besiege", "stormed": "storm", "captured": "capture", "taken": "take",
    "invested": "invest", "bombarded": "bombard", "sacked": "sack", "attacked": "attack", "blockaded": "blockade",
    "assaulted": "assault", "surprised": "surprise", "defended": "defend", "plundered": "plunder",
}  # fmt: skip
FIGHTS = frozenset(
    "battle siege engagement action fight fighting encounter combat reverse defeat victory assault fight besiege storm "
    "attack defeat rout invest capture repulse bombard blockade beat skirmish affair stand".split()
)
CONFLICTS = frozenset(
    "war wars campaign campaigns rebellion revolt revolution rising mutiny crusade invasion conquest insurrection "
    "expedition expeditions".split()
)
# What a text calls the place of the title: *this fortress*, *near this town*.
PLACES = frozenset(
    "city town village fortress fort castle citadel place plain port harbour harbor bay island river pass hill "
    "stronghold post camp station capital spot district seaport cape strait mountain bridge ford field".split()
)
TOWNS = frozenset("city town village fortress fort castle citadel place stronghold seaport".split())
# *One of the fiercest actions*, *the scene of two battles*: what the place is known for.
SCENES = frozenset("scene one first second last site".split())
LINKS = frozenset({"of", "the", "de", "la", "le", "du", "des", "on", "en", "-", "'", "’", "'s", "’s", "."})


@dataclass(frozen=True)
class Entry:
    """The name that titles an entry, tokens [start, end) with their head, and the text under it, to token `behind`."""

    head: int
    start: int
    end: int
    body: int
    behind: int


def entries(doc: Doc) -> tuple[Entry, ...]:
    """The entries of a text whose titles are places of fighting, in text order; kept with the Doc."""
    found: tuple[Entry, ...] | None = doc.user_data.get(ENTRIES)
    if found is None:
        found = doc.user_data[ENTRIES] = tuple(_read_entries(doc))
    return found


def entry_of(token: Token) -> Entry | None:
    """The entry that a token stands under."""
    return next((entry for entry in reversed(entries(token.doc)) if entry.body <= token.i < entry.behind), None)


def mend_openings(doc: Doc) -> None:
    """Make verbs of capitalised participles that open an entry and that the tagger took for names."""
    for token in doc:
        if token.pos_ == "PROPN" and token.lower_ in OPENINGS and token.i and _opens(token):
            token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", OPENINGS[token.lower_]


def _opens(token: Token) -> bool:
    """*Fought July 9*, *Besieged by*, behind a stop or a dash."""
    behind = token.doc[token.i + 1 : token.i + 2]
    goes_on = any(word.ent_type_ == "DATE" or word.pos_ in {"ADP", "NUM"} or word.text == "," for word in behind)
    return goes_on and (token.is_sent_start or token.nbor(-1).is_punct or token.nbor(-1).is_space)


def _read_entries(doc: Doc) -> Iterator[Entry]:
    title: Span | None = None  # a sentence that opens a line and may be a title
    opened: tuple[int, int, int] | None = None  # the name that titles the entry, and where its text begins
    for sentence in doc.sents:
        if title is not None and (name := _name_of(title)) is not None:
            if opened is not None:
                yield _entry(doc, opened, title.start)
            opened = (*name, sentence.start) if _tells_fight(title, name, sentence) else None
        begins_line = sentence.start == 0 or "\n" in doc[sentence.start - 1].text_with_ws
        title = sentence if begins_line and len(sentence) <= TITLE_TOKENS else None
    if opened is not None:
        yield _entry(doc, opened, len(doc))


def _entry(doc: Doc, opened: tuple[int, int, int], behind: int) -> Entry:
    start, end, body = opened
    return Entry(doc[start:end].root.i, start, end, body, behind)


def _name_of(title: Span) -> tuple[int, int] | None:
    """Token bounds of the name that a title begins with, or None where it is none."""
    words = list(title)
    end = next((at for at, word in enumerate(words) if word.text in {"(", "[", ",", ".", ":", "—"}), len(words))
    name = [word for word in words[:end] if not word.is_space]
    if not name or len(name) > NAME_TOKENS or any(word.pos_ in {"VERB", "AUX"} for word in words):
        return None
    proper = all(word.text[:1].isupper() or word.lower_ in LINKS for word in name)
    event = any(word.lower_ in FIGHTS | CONFLICTS for word in name)
    return (name[0].i, name[-1].i + 1) if proper and name[0].text[:1].isupper() and not event else None


def _tells_fight(title: Span, name: tuple[int, int], body: Span) -> bool:
    """Whether the entry is on fighting at the place: by its first word, its brackets, or what it says of the place."""
    first = next((token for token in body if not token.is_space), None)
    if first is None or first.lower_ in OPENINGS:
        return first is not None
    if any(token.lower_ in CONFLICTS for token in title.doc[name[1] : title.end]):
        return True
    fights = any(token.lemma_.lower() in FIGHTS for token in body)
    return fights and any(token.lower_ == "here" or _means_title(token) or _is_scene(token) for token in body)


def _means_title(token: Token) -> bool:
    return token.lower_ in PLACES and any(child.lower_ == "this" for child in token.lefts)


def _is_scene(token: Token) -> bool:
    """*The scene of two battles*, *the first of the battles*, at the head of the sentence."""
    behind = token.doc[token.i + 1 : token.i + 2]
    return token.lower_ in SCENES and token.i - token.sent.start <= 1 and any(word.lower_ == "of" for word in behind)
