"""Lemmas, Penn tags and morphology of the words that the hand-built parses use (see `parses`)."""

from __future__ import annotations

from collections.abc import Collection

# Regular verbs of the tests, whose forms are made by rule; other verbs must be listed below or be given a lemma.
REGULAR = (
    "abdicate abolish accept aim annex appoint arrest assassinate assault attack besiege blockade bombard burn call "
    "capture cause cede claim conquer crown cross declare defeat depose destroy die elect end establish execute expel "
    "explore fail fear happen help intend invade join kill land last launch manage march marry mark murder negotiate "
    "occupy open order pass proclaim promise reach refuse remain resign result retreat sack sail seize sign start "
    "storm succeed surrender threaten travel try visit want"
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
PARTICIPLES = frozenset(
    "become been begun broken built done driven fallen fought given held led left lost made put sent taken won".split()
)
MODALS = frozenset("can could may might must shall should will would".split())
TAGS = {
    "ADJ": "JJ", "ADP": "IN", "ADV": "RB", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NOUN": "NN", "NUM": "CD",
    "PART": "RP", "PRON": "PRP", "PROPN": "NNP", "PUNCT": ".", "SCONJ": "IN", "SPACE": "_SP", "SYM": "SYM", "X": "FW",
}  # fmt: skip
TAGS_OF_WORDS = {
    "'s": "POS", "n't": "RB", "not": "RB", "that": "WDT", "to": "TO", "what": "WP", "where": "WRB", "which": "WDT",
    "who": "WP", "whom": "WP",
}  # fmt: skip
MORPHS = {
    "VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin", "VBG": "VerbForm=Ger", "VBN": "Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin", "VBZ": "Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin", "NN": "Number=Sing",
    "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur",
}  # fmt: skip


def lemma_of(text: str, pos: str, tag: str) -> str:
    """The lemma, by rule or by the lists; raises ValueError for a verb form that neither knows."""
    lower = text.lower()
    if pos in {"VERB", "AUX"}:
        return _verb_lemma(text)
    if pos == "PROPN":
        return text
    if tag == "NNS":
        return {"men": "man", "people": "people"}.get(lower) or _singular(lower)
    return "not" if lower == "n't" else lower


def noun_tag(text: str, pos: str) -> str:
    """The tag of a noun by its ending; names are left singular."""
    plural = (text.endswith("s") and not text.endswith(("ss", "us", "is"))) or text in {"men", "people"}
    return "NNS" if plural and pos == "NOUN" else TAGS[pos]


def verb_tag(text: str, *, helpers: Collection[str], passive: bool, reduced: bool) -> str:
    """The tag of a verb by its form and its place.

    `helpers` are the auxiliaries and the `to` on it; `passive` says that a passive auxiliary or subject hangs on it,
    `reduced` that it describes a noun (*the city taken by them*).
    """
    lower = text.lower()
    if lower in MODALS:
        return "MD"
    if lower.endswith("ing"):
        return "VBG"
    if lower in REGULAR or not {*MODALS, "to", "did", "do"}.isdisjoint(helpers):
        return "VB"
    if lower.endswith("s") and lower != "was":
        return "VBZ"
    participle = lower.endswith("ed") or lower in PARTICIPLES
    perfect = participle and not {"had", "have", "has", "having"}.isdisjoint(helpers)
    return "VBN" if passive or perfect or (reduced and participle) else "VBD"


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
    bare = base[:-1] + "i" if base.endswith("y") and base[-2] not in "aeiou" else base.removesuffix("e")
    return {bare + "ed", base.removesuffix("e") + "ing", base + "s", bare + "es"}


def _singular(plural: str) -> str:
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")
