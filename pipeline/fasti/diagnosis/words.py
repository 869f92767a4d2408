"""What the lexicon knows of a word that no trigger rule was tried on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fasti.components.lexicon import Lexicon
from fasti.diagnosis.findings import Reason
from fasti.diagnosis.reading import quote

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Which of the lexicon's tables a part of speech is looked up in.
TABLES = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}
KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
CONTENT = {*TABLES, "ADV"}


def look_up(words: Span, lexicon: Lexicon) -> Iterator[Reason]:
    """What the lexicon has of a mention's words, the head first; of none of them, that it has none."""
    tokens = sorted((token for token in words if token.pos_ in CONTENT), key=lambda token: token.i != words.root.i)
    known = [reason for token in tokens for reason in _known(token, lexicon)]
    if known:
        yield from known
        return
    told = ", ".join(f"{quote(token.text)} (lemma {token.lemma_}, {token.pos_})" for token in tokens or words)
    yield Reason("lexicon", f"{told}: not in the lexicon under any part of speech; a new rule, or a word to one.")


def _known(token: Token, lexicon: Lexicon) -> Iterator[Reason]:
    """The ways in which the lexicon knows a word that nonetheless no rule was tried on."""
    lemma, read = token.lemma_.lower(), f"{quote(token.text)} (lemma {token.lemma_}, {token.pos_})"
    own = TABLES.get(token.pos_)
    for table, kind in KINDS.items():
        rules: dict[str, list[object]] = getattr(lexicon, table)
        forms = [form for form in _forms(token) if form in rules]
        if forms and (table != own or lemma not in rules):
            yield Reason("tagger", f"{read}: the lexicon has the {kind} {forms[0]!r}; look at the parse.")
            return
    with_particle = [key for key in lexicon.verbs if key.startswith(f"{lemma} ")]
    if with_particle and own == "verbs":
        yield Reason("lexicon", f"{read}: the lexicon has it only with a particle ({', '.join(with_particle)}).")
    if lemma in lexicon.names:
        yield Reason("lexicon", f"{read}: it counts only inside a capitalised name.")
    if lemma in lexicon.lights and own == "verbs":
        yield Reason("lexicon", f"{read}: a light verb, which only hands its arguments to an event noun.")
    if lemma in lexicon.phrases:
        idioms = ", ".join(" ".join(words) for words, _ in lexicon.phrases[lemma])
        yield Reason("lexicon", f"{read}: it opens an idiom only ({idioms}).")


def _forms(token: Token) -> list[str]:
    """The lemma, the word as it stands, and what it would be without a regular ending, should the lemma be wrong."""
    word, forms = token.lower_, [token.lemma_.lower(), token.lower_]
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            forms += [stem + instead, *([stem[:-1]] if stem[-1] == stem[-2] else [])]
    return forms
