"""Annotated Docs written as text, so that tests need no trained model.

    parse("Troops/NOUN/nsubj/2 attacked/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2")

A token is `word/POS/dep/head`, then `/tag` and `/lemma` where the defaults (`forms`) do not serve. Heads count from 1
within their sentence, the root's is itself, and a lone `|` ends a sentence. `:LABEL` behind the head makes an entity;
neighbours of one label are one entity unless the second says `:B-LABEL`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from spacy.lang.en import English
from spacy.tokens import Doc, Token
from spacy.vocab import create_vocab

from forms import MORPHS, TAGS, TAGS_OF_WORDS, lemma_of, noun_tag, verb_tag

Scheme = Literal["ud", "clearnlp"]

SHARED = (
    "ROOT acl advcl advmod amod appos aux case cc ccomp compound conj csubj dep det expl mark nmod nsubj nummod "
    "parataxis punct xcomp "
)
UNIVERSAL = (
    "acl:relcl advcl:relcl aux:pass cc:preconj compound:prt cop csubj:pass det:predet discourse fixed flat iobj list "
    "nmod:desc nmod:poss nmod:unmarked nsubj:outer nsubj:pass obj obl obl:agent obl:unmarked vocative"
)
CLEARNLP = (
    "acomp agent attr auxpass csubjpass dative dobj intj meta neg npadvmod nsubjpass oprd pcomp pobj poss preconj "
    "predet prep prt quantmod relcl"
)
LABELS: dict[str, frozenset[str]] = {
    "ud": frozenset((SHARED + UNIVERSAL).split()),
    "clearnlp": frozenset((SHARED + CLEARNLP).split()),
}
HELPING = frozenset({"aux", "aux:pass", "auxpass", "mark"})
PASSIVE = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"})
CLOSING = frozenset(", . ; : ! ? ) ] ” 's ’s n't % -".split())
OPENING = frozenset("( [ “ $ £ -".split())
CASES = Path(__file__).parent / "cases" / "engine"
VOCAB = create_vocab("en", English.Defaults)


@dataclass(frozen=True)
class Word:
    """One token as it is written; `head` is an index into its Doc."""

    text: str
    pos: str
    dep: str
    head: int
    entity: str = ""
    tag: str = ""
    lemma: str = ""


@dataclass
class Columns:
    """The columns that make a Doc, filled sentence by sentence."""

    words: list[Word] = field(default_factory=list)
    starts: list[bool | int | None] = field(default_factory=list)


def parse(annotated: str, *, scheme: Scheme = "ud", lemma: Mapping[str, str] | None = None) -> Doc:
    """The Doc that `annotated` writes; `lemma` gives words the lemma that the defaults do not.

    Raises ValueError for a token that is not well formed, a label that the scheme lacks, a verb form of unknown lemma,
    or heads that are no tree.
    """
    columns = Columns()
    for sentence in sentences(annotated):
        offset = len(columns.words)
        words = [_read(token, offset, scheme) for token in sentence]
        _check_tree(words, offset)
        columns.words.extend(words)
        columns.starts.extend(at == 0 for at in range(len(words)))
    return _doc(columns, lemma or {})


def sentences(annotated: str) -> list[list[str]]:
    """The written tokens of each sentence."""
    parts: list[list[str]] = [[]]
    for written in annotated.split():
        if written == "|":
            parts.append([])
        else:
            parts[-1].append(written)
    return parts


def load_cases(name: str) -> dict[str, Any]:
    """The cases of `cases/engine/<name>.toml`."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def token(doc: Doc, word: str) -> Token:
    """The one token of `doc` that reads `word`; raises ValueError where there is none or more than one."""
    found = [one for one in doc if one.text == word]
    if len(found) != 1:
        raise ValueError(f"{word!r} stands {len(found)} times in {doc.text!r}")
    return found[0]


def _read(written: str, offset: int, scheme: Scheme) -> Word:
    parts = written.split("/")
    number, _, entity = (*parts, "", "", "", "")[3].partition(":")
    if not 4 <= len(parts) <= 6 or not parts[0] or not number.isdecimal():
        raise ValueError(f"{written!r} is not written word/POS/dep/head, with a head that counts from 1")
    text, pos, dep = parts[:3]
    if pos not in {*TAGS, "AUX", "VERB"}:
        raise ValueError(f"{written!r}: {pos!r} is no universal part of speech")
    if dep not in LABELS[scheme]:
        raise ValueError(f"{written!r}: {dep!r} is no label of the scheme {scheme}")
    tag, lemma = (*parts[4:], "", "")[:2]
    return Word(text, pos, dep, offset + int(number) - 1, entity, tag, lemma)


def _check_tree(words: list[Word], offset: int) -> None:
    """Refuse a sentence that is empty, has no root or several, or whose heads leave it or go round."""
    written = " ".join(word.text for word in words)
    roots = [word for at, word in enumerate(words, offset) if word.dep == "ROOT" and word.head == at]
    if len(roots) != 1 or sum(word.dep == "ROOT" for word in words) != 1:
        raise ValueError(f"{written!r} needs one token of label ROOT whose head is itself")
    for at, word in enumerate(words, offset):
        steps, node = 0, at
        while 0 <= node - offset < len(words) and words[node - offset].head != node and steps <= len(words):
            steps, node = steps + 1, words[node - offset].head
        if not 0 <= node - offset < len(words) or words[node - offset] is not roots[0]:
            raise ValueError(f"{written!r}: the heads above {word.text!r} do not lead to the root")


def _doc(columns: Columns, lemmas: Mapping[str, str]) -> Doc:
    words = columns.words
    tags = [_tag(at, words) for at in range(len(words))]
    texts = [word.text for word in words]
    return Doc(
        VOCAB,
        words=texts,
        spaces=[_spaced(one, other) for one, other in zip(texts, [*texts[1:], "."], strict=True)],
        pos=[word.pos for word in words],
        tags=tags,
        morphs=[MORPHS.get(tag, "") for tag in tags],
        lemmas=[
            lemmas.get(word.text) or word.lemma or lemma_of(word.text, word.pos, tag)
            for word, tag in zip(words, tags, strict=True)
        ],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
        sent_starts=columns.starts,
        ents=list(_entities(words)),
    )


def _spaced(one: str, other: str) -> bool:
    return one not in OPENING and other not in CLOSING


def _entities(words: list[Word]) -> Iterator[str]:
    """The entities in IOB."""
    before = ""
    for word in words:
        label = word.entity.removeprefix("B-")
        begins = label != before or word.entity.startswith("B-")
        yield ("B-" if begins else "I-") + label if label else "O"
        before = label


def _tag(at: int, words: list[Word]) -> str:
    """The Penn tag that the word's form and its place in the tree show."""
    word = words[at]
    if word.tag:
        return word.tag
    if word.pos in {"VERB", "AUX"}:
        below = [other for other in words if other.head == at]
        return verb_tag(
            word.text,
            helpers={other.text.lower() for other in below if other.dep in HELPING},
            passive=any(other.dep in PASSIVE for other in below),
            reduced=word.dep in {"acl", "amod"},
        )
    if word.pos in {"NOUN", "PROPN"}:
        return noun_tag(word.text, word.pos)
    if word.text.lower() == "that" and word.pos != "PRON":
        return TAGS[word.pos]
    return TAGS_OF_WORDS.get(word.text.lower(), TAGS[word.pos])
