"""Whether an event happened: cues beside the trigger and above it in the tree, each with its scope.

The labels follow the guidelines (actual, planned, possible, negated); the idea of reading them off embedding predicates
with a lexical signature is that of Saurí and Pustejovsky (2012), *Are you sure that this happened?*
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.layers import Trigger, register_extensions
from fasti.components.relations import preposition
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import FactualityRule

DEFAULT = ("actual", "factuality.default")
# What a denial outweighs: a refused plan did not happen, a feared plan may have been.
WEIGHT = {"negated": 3, "possible": 2, "planned": 1, "actual": 0}
# How many links above the trigger a cue may stand.
REACH = 4
LINK_OF_DEP = {
    "xcomp": "complement",
    "ccomp": "complement",
    "csubj": "complement",
    "acl": "complement",
    "pcomp": "complement",
    "obj": "object",
    "dobj": "object",
    "nsubj:pass": "object",
    "nsubjpass": "object",
    "nsubj": "subject",
    "nmod": "prep",
    "obl": "prep",
    "pobj": "prep",
}
# "To" opens a purpose only in clauses that hang freely; as a complement its verb decides (managed to, began to).
PURPOSE_CLAUSES = {"advcl", "acl"}


@Language.factory(
    "fasti_factuality",
    assigns=["doc._.fasti_factuality"],
    requires=["doc._.fasti_triggers"],
    default_config={"rules": None},
)
def make_factuality(nlp: Language, name: str, rules: str | None) -> FactualityComponent:
    """Create the component; `rules` is the directory of a user's pack."""
    return FactualityComponent(load_rules(Path(rules) if rules else None))


class FactualityComponent:
    """Writes `doc._.fasti_factuality`: trigger index -> (factuality, rule id)."""

    def __init__(self, rules: Rules) -> None:
        register_extensions()
        self.cues: dict[tuple[str, str], FactualityRule] = {}
        for rule in rules.factuality:
            for link in rule.links:
                for lemma in rule.lemmas:
                    self.cues.setdefault((link, lemma), rule)

    def __call__(self, doc: Doc) -> Doc:
        """Judge each trigger of `doc`."""
        doc._.fasti_factuality = {at: self.judge(doc, trigger) for at, trigger in enumerate(doc._.fasti_triggers)}
        return doc

    def judge(self, doc: Doc, trigger: Trigger) -> tuple[str, str]:
        """The weightiest of the cues whose scope holds the trigger."""
        if trigger.rule.factuality is not None:
            return trigger.rule.factuality, trigger.rule.id
        found = [(rule.factuality, f"factuality.{rule.id}") for rule in self.rules_over(doc[trigger.head])]
        return max(found, key=lambda item: WEIGHT[item[0]], default=DEFAULT)

    def rules_over(self, token: Token) -> Iterator[FactualityRule]:
        """The cue rules over `token`, from the nearest up."""
        node = token
        yield from self._beside(node)
        for _ in range(REACH):
            parent = node.head
            if parent.i == node.i:
                return
            link = _link(node)
            if link is None and node.dep_ != "conj":
                return
            if parent.dep_ in {"prep", "mark"} and node.dep_ in {
                "pobj",
                "pcomp",
            }:  # ClearNLP hangs a phrase on its word
                yield from self._lookup("mark", parent)
                parent = parent.head
            if link is not None:
                yield from self._cue(link, parent)
                if node.dep_ == "pcomp":
                    yield from self._cue("prep", parent)
                if node.pos_ in {"VERB", "AUX"} or link in {"object", "subject"}:
                    yield from self._beside(parent, passing=link == "complement")
            node = parent

    def _cue(self, link: str, parent: Token) -> Iterator[FactualityRule]:
        rule = self.cues.get((link, parent.lemma_.lower()))
        if rule is not None:
            yield rule

    def _beside(self, node: Token, *, passing: bool = False) -> Iterator[FactualityRule]:
        """Cues among the children of `node`: negation, modals, adjectives, the mark of its clause."""
        for child in node.children:
            if child.dep_ in {"aux", "aux:pass"}:
                yield from self._lookup("aux", child)
            elif child.dep_ in {"advmod", "neg", "det", "amod", "cc:preconj", "compound"}:
                if child.lower_ == "not" and child.i + 1 < len(child.doc) and child.nbor().lower_ in {"only", "just"}:
                    continue  # "not only attacked but took"
                yield from self._lookup("modifier", child)
            if child.dep_ in {"mark", "aux", "case"} and not passing:
                free = child.lower_ != "to" or node.dep_ in PURPOSE_CLAUSES
                if free and not (child.lower_ == "to" and child.dep_ == "case"):
                    yield from self._lookup("mark", child)

    def _lookup(self, link: str, token: Token) -> Iterator[FactualityRule]:
        rule = self.cues.get((link, token.lemma_.lower())) or self.cues.get((link, token.lower_))
        if rule is not None:
            yield rule


def _link(node: Token) -> str | None:
    if node.dep_ == "advcl":
        return (
            "prep"
            if any(
                child.dep_ == "mark" and child.lower_ in {"at", "on", "from", "of", "for"} for child in node.children
            )
            else None
        )
    if node.dep_ in {"nmod", "obl"} and preposition(node) is None:
        return None
    return LINK_OF_DEP.get(node.dep_)
