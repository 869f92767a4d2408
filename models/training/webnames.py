"""Names in the sentences of EWT's training part: what a recognizer reads, held to the treebank's proper nouns.

    python webnames.py MODEL WORK

A name without a proper noun is none. One that cuts a run of proper nouns, or that no list of names bears out, is left
open, as is every proper noun that the recognizer passed over. Writes WORK/corpus/ner-ewt.spacy.
"""

from __future__ import annotations

from pathlib import Path

import spacy
import typer
from convert import Sentence, read_conllu
from sources import STORED, Name, guess, with_names
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from en_core_history_sm.names import HistoryNames, Known

LONGEST = 100  # words
JOINING = frozenset("of and & the 's - for . ,".split())  # between two open words, open too
TITLES = frozenset(
    "mr mrs ms dr president prof sir senator judge general sheikh gen sgt rep sen gov professor minister secretary "
    "king queen prince captain capt lt col miss".split()
)
FORE = frozenset(["ADJ", "NUM", "X", "VERB"])  # may open a name with a capital: United, 3M
HIND = frozenset(["NUM", "NOUN"])  # may close one


def main(model: Path, work: Path) -> None:
    """Write the sentences."""
    nlp = spacy.load(model)
    out = DocBin(attrs=STORED)
    for sentence in read_conllu(work / "ud/ewt/en_ewt-ud-train.conllu"):
        if len(sentence.words) <= LONGEST:
            out.add(named(nlp, sentence))
    out.to_disk(work / "corpus/ner-ewt.spacy")
    print(f"ewt: {len(out)} sentences")


def named(nlp: Language, sentence: Sentence) -> Doc:
    """A sentence with the names that are borne out."""
    lists = nlp.get_pipe("history_names")
    assert isinstance(lists, HistoryNames)
    doc = Doc(nlp.vocab, words=sentence.words, spaces=sentence.spaces)
    proper = [upos == "PROPN" for upos in sentence.upos]
    names = [
        g
        for g in guess(nlp, doc)
        if g.label in {"DATE", "NORP"}
        or (any(proper[g.start : g.end]) and is_whole(sentence, g) and not is_odd(sentence, g, lists.table))
    ]
    inside = {at for n in names for at in range(n.start, n.end)}
    unknown = {at for at, is_proper in enumerate(proper) if is_proper} - inside
    for at in range(1, len(doc) - 1):
        between = at - 1 in unknown and at + 1 in unknown
        if between and at not in inside and sentence.words[at].lower() in JOINING:
            unknown.add(at)
    return with_names(doc, [*names, *(Name(at, at + 1, None) for at in sorted(unknown))])


def is_whole(sentence: Sentence, name: Name) -> bool:
    """Whether a name has a proper noun at each end, and none beside it that belongs to it."""
    start, end = name.start, name.end
    inside = range(start, end)
    upos, words, heads = sentence.upos, sentence.words, sentence.heads
    opens = upos[start] == "PROPN" or (upos[start] in FORE and words[start][:1].isupper())
    closes = upos[end - 1] == "PROPN" or (upos[end - 1] in HIND and words[end - 1][:1].isupper())
    before = (
        start > 0
        and upos[start - 1] == "PROPN"
        and heads[start - 1] in inside
        and words[start - 1].lower().rstrip(".") not in TITLES
    )
    behind = (
        end < len(words)
        and upos[end] == "PROPN"
        and any(heads[end] == at or heads[at] == end for at in inside)
        and sentence.deps[end].split(":")[0] in {"flat", "compound", "goeswith", "list", "fixed"}
    )
    return opens and closes and not before and not behind


def is_odd(sentence: Sentence, name: Name, lists: dict[str, int]) -> bool:
    """Whether a person has no word of persons' names, or a state or town of one word is in no list."""
    known = [Known(lists.get(word.lower(), 0)) for word in sentence.words[name.start : name.end]]
    if name.label == "PERSON":
        return not any(k & (Known.FORENAME | Known.SURNAME) for k in known)
    places = Known.TOWN | Known.TOWN_PART | Known.STATE
    return name.label == "GPE" and len(known) == 1 and not known[0] & places


if __name__ == "__main__":
    typer.run(main)
