"""Sentence bounds that the page gives: lines are paragraphs, and a rank with a stop ends no sentence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

# Abbreviations that stand before what they belong to; a sentence never ends at one.
LEADING = frozenset(
    "lt. gen. maj. col. capt. cpt. cmdr. adm. sgt. cpl. pvt. brig. gov. sen. rep. rev. fr. hon. pres. supt. dr. mr. "
    "mrs. ms. messrs. prof. st. ste. mt. ft. bp. abp. vs. ca. c. fl.".split()
)


@Language.factory("history_layout", assigns=["token.is_sent_start"])
def make_layout(nlp: Language, name: str) -> HistoryLayout:
    """Create the component; put it before the parser, which keeps the bounds that it finds set."""
    return HistoryLayout()


class HistoryLayout:
    """Starts a sentence after every line break and forbids one after a leading abbreviation."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` where the layout decides, leaving the rest to the parser."""
        after_break = False
        for token in doc:
            if token.is_space:
                after_break = after_break or "\n" in token.text or "\r" in token.text
                if token.i:
                    token.is_sent_start = False  # white space belongs to the sentence before it
                continue
            if after_break and token.i:
                token.is_sent_start = True
            elif token.i and doc[token.i - 1].lower_ in LEADING:
                token.is_sent_start = False
            after_break = False
        return doc
