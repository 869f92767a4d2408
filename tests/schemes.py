"""The ClearNLP parse of a sentence that is written in Universal Dependencies (see `parses`).

It covers the constructions of the tests, which check it against parses by hand: prepositions that head their nouns,
passives, names headed by their last word, complements by kind, infinitives and gerunds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parses import Scheme, sentences

SCHEMES: tuple[Scheme, ...] = ("ud", "clearnlp")
RENAMED = {
    "acl:relcl": "relcl",
    "aux:pass": "auxpass",
    "cc:preconj": "preconj",
    "compound:prt": "prt",
    "csubj:pass": "csubjpass",
    "det:predet": "predet",
    "fixed": "quantmod",
    "iobj": "dative",
    "nmod:desc": "compound",
    "nmod:poss": "poss",
    "nsubj:pass": "nsubjpass",
    "obj": "dobj",
    "obl:unmarked": "npadvmod",
}
OBLIQUE = {"obl", "obl:agent", "nmod"}
LINKING = {"became", "become", "fell", "remained"}


@dataclass
class Node:
    """One token; `head` counts from 1, `rest` is what stands behind the head: entity, tag and lemma."""

    text: str
    pos: str
    dep: str
    head: int
    rest: str


def in_both(cases: Iterable[str]) -> list[tuple[str, Scheme]]:
    """Parameters `case, scheme` for each case in each scheme."""
    return [(case, scheme) for case in cases for scheme in SCHEMES]


def written_in(scheme: Scheme, annotated: str) -> str:
    """What is written in Universal Dependencies, in either scheme."""
    return annotated if scheme == "ud" else clearnlp(annotated)


def clearnlp(annotated: str) -> str:
    """The same sentences, written with ClearNLP's labels and heads."""
    return " | ".join(_sentence(sentence) for sentence in sentences(annotated))


def _sentence(tokens: list[str]) -> str:
    nodes = [_node(written) for written in tokens]
    for at in range(1, len(nodes) + 1):
        _turn_name(nodes, at)
    for at in range(1, len(nodes) + 1):
        _turn_preposition(nodes, at)
        _turn_gerund(nodes, at)
    for node in nodes:
        node.dep = _label(node, nodes)
    return " ".join(f"{node.text}/{node.pos}/{node.dep}/{node.head}{node.rest}" for node in nodes)


def _node(written: str) -> Node:
    text, pos, dep, behind = written.split("/", 3)
    digits = len(behind) - len(behind.lstrip("0123456789"))
    return Node(text, pos, dep, int(behind[:digits]), behind[digits:])


def _turn_name(nodes: list[Node], at: int) -> None:
    """*Franklin* <- flat *Roosevelt* becomes *Franklin* compound -> *Roosevelt*."""
    last = nodes[at - 1]
    if last.dep != "flat":
        return
    first, top = nodes[last.head - 1], last.head
    for node in nodes:
        if node.head == top and node is not first:
            node.head = at
    last.dep, last.head = first.dep, at if first.dep == "ROOT" else first.head
    first.dep, first.head = "compound", at


def _turn_preposition(nodes: list[Node], at: int) -> None:
    """A preposition comes between a noun and its head; of two words, the second below the first."""
    noun = nodes[at - 1]
    cases = _children(nodes, at, dep="case", pos="ADP")
    if noun.dep not in OBLIQUE or not cases:
        return
    first = nodes[cases[0] - 1]
    first.dep, first.head = "agent" if noun.dep == "obl:agent" else "prep", noun.head
    below = _children(nodes, cases[0], dep="fixed")
    for number in below:
        nodes[number - 1].dep = "prep"
    noun.dep, noun.head = "pobj", below[-1] if below else cases[0]


def _turn_gerund(nodes: list[Node], at: int) -> None:
    """*After capturing Rome*: the preposition heads the clause."""
    verb = nodes[at - 1]
    marks = _children(nodes, at, dep="mark", pos="SCONJ")
    if verb.dep == "advcl" and verb.text.endswith("ing") and marks:
        mark = nodes[marks[0] - 1]
        mark.pos, mark.dep, mark.head = "ADP", "prep", verb.head
        verb.dep, verb.head = "pcomp", marks[0]


def _children(nodes: list[Node], at: int, *, dep: str, pos: str | None = None) -> list[int]:
    """The numbers of the tokens that hang on token number `at` by a label."""
    return [
        number
        for number, node in enumerate(nodes, 1)
        if node.head == at and node.dep == dep and number != at and pos in {None, node.pos}
    ]


def _label(node: Node, nodes: list[Node]) -> str:
    above = nodes[node.head - 1]
    if node.dep == "mark" and node.text.lower() == "to":
        return "aux"
    if node.dep == "advmod" and node.text.lower() in {"not", "n't"} and above.pos in {"VERB", "AUX"}:
        return "neg"
    if node.dep == "xcomp" and node.pos in {"NOUN", "PROPN"}:
        return "attr" if above.text in LINKING else "oprd"
    if node.dep == "xcomp" and node.pos == "ADJ":
        return "acomp"
    if node.dep == "obl":
        return "npadvmod"
    return RENAMED.get(node.dep, node.dep)
