"""Annotated Docs written as text, so that tests need no trained model.

    parse("Troops/NOUN/nsubj/2 attacked/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2")

A token is `word/POS/dep/head`, then `/tag` and `/lemma` where the defaults do not serve. Heads count from 1 within their
sentence, the root's is itself, and `|` ends a sentence. `:LABEL` behind the head makes an entity; neighbours of one
label are one entity unless the second says `:B-LABEL`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.lang.en import English
from spacy.tokens import Doc, Token
from spacy.vocab import create_vocab

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
    "acomp agent attr auxpass csubjpass dative dobj intj meta neg npadvmod nsubjpass oprd pcomp pobj poss preconj predet "
    "prep prt quantmod relcl"
)
LABELS: dict[str, frozenset[str]] = {
    "ud": frozenset((SHARED + UNIVERSAL).split()),
    "clearnlp": frozenset((SHARED + CLEARNLP).split()),
}
# Regular verbs of the tests, whose forms are made by rule; other verbs must be listed below or be given a lemma.
REGULAR = (
    "abdicate abolish accept aim annex appoint arrest assassinate assault attack besiege blockade bombard burn call capture "
    "cause cede claim conquer crown cross declare defeat depose destroy die elect end establish execute expel explore fail "
    "fear happen help intend invade join kill land last launch manage march marry mark murder negotiate occupy open "
    "order pass proclaim promise reach refuse remain resign result retreat sack sail seize sign start storm succeed "
    "surrender threaten travel try visit want"
).split()
IRREGULAR = {
    "be": "am are been being is was were",
    "become": "became",
    "begin": "began begun beginning",
    "break": "broke broken",
    "build": "built",
    "do": "did does done",
    "drive": "drove driven",
    "fall": "fell fallen",
    "fight": "fought",
    "flee": "fled",
    "give": "gave given",
    "have": "had has having",
    "hold": "held",
    "lead": "led leading",
    "leave": "left leaving",
    "lose": "lost",
    "make": "made",
    "occur": "occurred occurring",
    "plan": "planned planning",
    "put": "putting",
    "seek": "sought",
    "send": "sent",
    "stop": "stopped",
    "take": "took taken taking",
    "win": "won",
}
PARTICIPLES = frozenset("become been begun broken built done driven fallen fought given held led left lost made put sent taken won".split())
MODALS = frozenset("can could may might must shall should will would".split())
TAGS = {
    "ADJ": "JJ", "ADP": "IN", "ADV": "RB", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NOUN": "NN", "NUM": "CD", "PART": "RP",
    "PRON": "PRP", "PROPN": "NNP", "PUNCT": ".", "SCONJ": "IN", "SPACE": "_SP", "SYM": "SYM", "X": "FW",
}  # fmt: skip
MORPHS = {
    "VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin", "VBG": "VerbForm=Ger", "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin", "VBZ": "Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin", "NN": "Number=Sing",
    "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur",
}  # fmt: skip
CLOSING = frozenset(", . ; : ! ? ) ] ” 's ’s n't % -".split())
OPENING = frozenset("( [ “ $ £ -".split())
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
    starts: list[bool] = field(default_factory=list)


def parse(annotated: str, *, scheme: Scheme = "ud", lemma: Mapping[str, str] | None = None) -> Doc:
    """The Doc that `annotated` writes; `lemma` gives words the lemma that the defaults do not.

    Raises ValueError for a token that is not well formed, a label that the scheme lacks, a verb form of unknown lemma,
    or heads that are no tree.
    """
    columns = Columns()
    for sentence in annotated.split(" | "):
        offset = len(columns.words)
        words = [_read(token, offset, scheme) for token in sentence.split()]
        _check_tree(words, offset)
        columns.words.extend(words)
        columns.starts.extend(at == 0 for at in range(len(words)))
    return _doc(columns, lemma or {})


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
        lemmas=[lemmas.get(word.text) or word.lemma or _lemma(word, tag) for word, tag in zip(words, tags, strict=True)],
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
    lower = word.text.lower()
    if word.pos in {"VERB", "AUX"}:
        return _verb_tag(at, words)
    if word.pos in {"NOUN", "PROPN"}:
        plural = lower.endswith("s") and not lower.endswith(("ss", "us", "is")) or lower in {"men", "people"}
        return TAGS[word.pos] + ("S" if plural and word.pos == "NOUN" else "")
    if lower in {"who", "whom", "what"}:
        return "WP"
    if lower in {"which", "that"} and word.pos == "PRON":
        return "WDT"
    return {"to": "TO", "'s": "POS", "where": "WRB", "not": "RB", "n't": "RB"}.get(lower, TAGS[word.pos])


def _verb_tag(at: int, words: list[Word]) -> str:
    word, lower = words[at], words[at].text.lower()
    helpers = {other.text.lower() for other in words if other.head == at and other.dep in {"aux", "aux:pass", "auxpass", "mark"}}
    if lower in MODALS:
        return "MD"
    if lower.endswith("ing"):
        return "VBG"
    if helpers & (MODALS | {"to", "did", "do"}) or lower in REGULAR:
        return "VB"
    if lower == "is" or lower.endswith("s") and lower != "was":
        return "VBZ"
    passive = any(other.head == at and other.dep in {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"} for other in words)
    participle = lower.endswith("ed") or lower in PARTICIPLES
    bare = word.dep in {"acl", "amod"} and participle
    return "VBN" if passive or bare or participle and helpers & {"had", "have", "has", "having"} else "VBD"


def _lemma(word: Word, tag: str) -> str:
    lower = word.text.lower()
    if word.pos in {"VERB", "AUX"}:
        return _verb_lemma(word.text)
    if word.pos == "PROPN":
        return word.text
    if tag == "NNS":
        return "man" if lower == "men" else _singular(lower)
    return "not" if lower == "n't" else lower


def _verb_lemma(text: str) -> str:
    lower = text.lower()
    if lower in MODALS or lower in IRREGULAR or lower in REGULAR:
        return lower
    found = next((base for base, forms in IRREGULAR.items() if lower in forms.split()), None)
    found = found or next((base for base in REGULAR if lower in _forms(base)), None)
    if found is None:
        raise ValueError(f"the verb {text!r} has no lemma here; write word/POS/dep/head//lemma")
    return found


def _forms(base: str) -> set[str]:
    past = base + "d" if base.endswith("e") else base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"
    return {past, base.removesuffix("e") + "ing", base + "s", base + "es"}


def _singular(plural: str) -> str:
    if plural == "people":
        return plural
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
