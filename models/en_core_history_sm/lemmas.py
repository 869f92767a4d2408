"""Lemmas by dictionary where the trained lemmatizer makes a word that no dictionary has (*withdrow* for *withdrew*)."""

from __future__ import annotations

from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import Model

# Tags of forms that differ from their lemma, as a rule: troops, withdrew, fought.
INFLECTED = {"NNS", "VBD", "VBN", "VBG", "VBZ"}
CHECKED = {"NOUN", "VERB", "ADJ"}
# Forms whose lemma is a matter of agreement, as both treebanks write it; trees of suffixes cannot learn them.
UNCHANGED = (
    "people species series means news regards proceedings headquarters barracks data thanks whereabouts pants jeans "
    "scissors glasses"
).split()
AGREED = {
    "NOUN": {"am": "a.m.", "a.m": "a.m.", "pm": "p.m.", "p.m": "p.m."} | {word: word for word in UNCHANGED},
    "AUX": {"wo": "will", "ca": "can", "sha": "shall", "r": "be"},
    "PART": {"s": "'s", "na": "to", "n't": "not", "n’t": "not", "nt": "not"},
    "PRON": {"u": "you"},
    "VERB": {"wan": "want"},
}
# Letters of a word in capitals that is more likely shouted than an abbreviation: GENERAL GRANT.
HEADING_LETTERS = 4


@Language.factory(
    "history_lemmas", assigns=["token.lemma"], requires=["token.lemma", "token.pos"], default_config={"model": None}
)
def make_lemmas(nlp: Language, name: str, model: Model[Any, Any] | None) -> HistoryLemmas:
    """Create the component; put it behind the trained lemmatizer."""
    return HistoryLemmas(nlp.vocab, model, name, mode="rule", overwrite=True)


class HistoryLemmas(EnglishLemmatizer):
    """spaCy's rule lemmatizer with its tables, kept to the words whose trained lemma its index does not know."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._dictionary: dict[str, frozenset[str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set better lemmas where there are any."""
        for token in doc:
            _set_case(token)
            if agreed := AGREED.get(token.pos_, {}).get(token.lower_):
                token.lemma_ = agreed
            elif token.pos_ in CHECKED and token.tag_ != "NNP" and (token.pos_ == "VERB" or not token.is_title):
                known = self._known_words(token.pos_)
                unchanged = token.tag_ in INFLECTED and token.lemma_ == token.lower_
                if (unchanged or token.lemma_ not in known) and (better := self._known_lemma(token, known)):
                    token.lemma_ = better
        return doc

    def _known_words(self, pos: str) -> frozenset[str]:
        """The dictionary's words of a part of speech, as a set made once."""
        if pos not in self._dictionary:
            index = self.lookups.get_table("lemma_index")
            self._dictionary[pos] = frozenset(index.get(pos.lower(), ()))
        return self._dictionary[pos]

    def _known_lemma(self, token: Token, known: frozenset[str]) -> str | None:
        return next((lemma for lemma in self.rule_lemmatize(token) if lemma in known), None)


def _set_case(token: Token) -> None:
    """Give a name's lemma the capitals of the name, and the lemma of a verb that opens a sentence none."""
    if token.pos_ == "PROPN":
        if token.lemma_ == token.lower_ and token.text[:1].isupper():
            token.lemma_ = token.text
        if _in_heading(token):
            token.lemma_ = token.text.capitalize()
    elif token.pos_ in {"VERB", "AUX"}:
        if token.tag_ == "NNP" and token.is_title:  # United Nations: unite, as a part of a name
            token.lemma_ = token.lemma_.capitalize()
        elif token.lemma_.istitle():
            token.lemma_ = token.lemma_.lower()


def _in_heading(token: Token) -> bool:
    """Whether a word is in capitals because its neighbours are."""
    if not _shouted(token):
        return False
    return (token.i > 0 and _shouted(token.nbor(-1))) or (token.i + 1 < len(token.doc) and _shouted(token.nbor()))


def _shouted(token: Token) -> bool:
    return token.is_upper and token.is_alpha and len(token) >= HEADING_LETTERS
