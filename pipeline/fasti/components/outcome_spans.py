"""How far an outcome reaches: the phrase, the predicate or the clause, without what only adds."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from fasti.components.relations import SUBJECT, misread_subject

AUXILIARY = frozenset({"aux", "aux:pass", "auxpass", "cop"})
OUTSIDE = AUXILIARY | {"case", "mark", "cc"}
PARTING = {",", ";", "—", "–"}


def phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of `token` without a relative clause behind it."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in {"acl:relcl", "relcl", "parataxis", "punct"} and child.i > token.i + 1:
            break
        end = child.right_edge.i + 1
    before = [child.right_edge.i + 1 for child in token.lefts if child.dep_ in OUTSIDE or child.dep_ in SUBJECT]
    start = max(before, default=token.left_edge.i)
    return _trimmed(token.doc, start, end)


def extent(verb: Token, span: str) -> tuple[int, int]:
    """Token bounds of a predicate (from the verb on) or a clause (from its subject on), joined clauses left out."""
    start = _clause_start(verb) if span == "clause" else _predicate_start(verb)
    end = verb.i + 1
    for child in verb.rights:
        joined = child.dep_ in {"conj", "parataxis"} and child.pos_ in {"VERB", "AUX"}
        if child.dep_ == "punct" and child.text in {";", "—", "--"}:
            break
        if joined or (child.dep_ == "advcl" and is_set_off(child)):
            break
        if child.dep_ != "punct":
            end = child.right_edge.i + 1
    return _trimmed(verb.doc, start, _before_stop(verb.doc, verb.i + 1, _before_joined(verb, end)))


def undergone(verb: Token) -> tuple[int, int]:
    """What a passive tells: its clause, or of a participle behind a noun, that noun (*a delay caused by the war*)."""
    return phrase(verb.head) if verb.dep_ == "acl" and verb.head.i < verb.i else extent(verb, "clause")


def content(verb: Token) -> tuple[int, int]:
    """What a verb of saying or ruling says, without its *that*; empty where it says nothing."""
    said = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if said is None:
        return verb.i, verb.i
    start, end = extent(said, "clause")
    return max(start, verb.i + 1), end


def without_cause(verb: Token, start: int, end: int, causes: set[int]) -> tuple[int, int]:
    """The span without the phrase that names one of `causes` (token indices) where it opens or ends it."""
    for child in verb.children:
        first, last = child.left_edge.i, child.right_edge.i
        if any(first <= cause <= last for cause in causes):
            if first <= start <= last < verb.i:
                start = last + 1
            elif first > verb.i and last >= end - 1:
                end = min(end, first)
    return _trimmed(verb.doc, start, end)


def _before_joined(verb: Token, end: int) -> int:
    """The end without a finite verb that the parse joins to a noun (*led to anger and shaped opinion*)."""
    for token in verb.doc[verb.i + 1 : end]:
        if token.dep_ == "conj" and token.tag_ in {"VBD", "VBZ", "VBP"} and token.head.i > verb.i:
            ands = [child.i for child in token.lefts if child.dep_ == "cc"]
            return min([token.left_edge.i, *ands])
    return end


def _predicate_start(verb: Token) -> int:
    return min((child.i for child in verb.lefts if child.dep_ in AUXILIARY), default=verb.i)


def _clause_start(verb: Token) -> int:
    """The first token of the clause proper: what is fronted before it, such as another clause, is left out."""
    misread = misread_subject(verb)
    if misread is not None:
        return misread.left_edge.i
    start: int = verb.left_edge.i
    for child in verb.lefts:
        fronted = child.dep_ in {"advcl", "cc", "mark", "punct", "discourse", "ccomp", "parataxis"}
        if not fronted or child.left_edge.i > start:
            break
        start = child.right_edge.i + 1
    return start


def _before_stop(doc: Doc, start: int, end: int) -> int:
    """The end without a clause that only adds (*..., where crimes were reported*) or that a semicolon parts."""
    for at in range(start, end - 1):
        if doc[at].text == "," and doc[at + 1].lower_ in {"where", "which", "who", "whose", "when"}:
            return at
        if doc[at].text == ";":
            return at
    return end


def is_set_off(token: Token) -> bool:
    """Whether a comma, semicolon or dash opens what hangs on the token, or stands before it, as parsers have it."""
    edge = token.left_edge
    return edge.text in PARTING or (edge.i > 0 and edge.nbor(-1).text in PARTING)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    while end - start > 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end
