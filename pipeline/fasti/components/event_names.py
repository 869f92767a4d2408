"""The run of capitals that is an event's name: *Battle of the Yellow Sea*, *Hay-Pauncefote Treaty*."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

HYPHENS = {"-", "–", "‑"}
NAME_LINKS = {"of", "the", "and", "de", "du", "des", "for", "on", "in", "at", "&", "-", "–", "to"}

# Words for happenings, which no person or body is called, whatever the model says of the name that they end.
HAPPENINGS = frozenset(
    "treaty pact agreement accord accords convention protocol armistice war wars rising uprising rebellion revolt "
    "insurrection mutiny revolution crisis trial trials act acts massacre riot riots raid siege battle campaign "
    "expedition plot conspiracy affair incident famine plague depression panic campaigns battles expeditions purge "
    "truce peace coup putsch".split()
)


def capitalised_name(token: Token) -> Span:
    """The run of capitalised words around `token`, hyphens and small linking words between them included."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > 0 and not doc[start].is_sent_start:
        if _belongs(doc[start - 1]):
            start -= 1
        elif start > 1 and doc[start - 1].text in HYPHENS and _belongs(doc[start - 2]):
            start -= 2
        else:
            break
    while end < len(doc) and not doc[end].is_sent_start and (_belongs(doc[end]) or _names_on(doc, end)):
        end += 1
    while start < token.i and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    return doc[start:end]


def is_of_place(token: Token, span: Span) -> bool:
    """*Council of Nicaea*, *Congress of Vienna*: a body's word with `of` and one more is the meeting, not the body."""
    return token.ent_type_ == "ORG" and span.start == token.i and len(span) == 3 and span[1].lower_ == "of"


def ends_name(token: Token) -> bool:
    """Whether the name that holds `token` ends with it, but for what `of` adds: no *Treaty* of a Treaty League."""
    doc, after = token.doc, token.i + 1
    return after >= len(doc) or doc[after].ent_iob_ != "I" or doc[after].lower_ == "of"


def _belongs(token: Token) -> bool:
    if token.ent_type_ == "DATE":  # the Easter Rising, but not "on Monday Parliament"
        return token.is_title and token.dep_ in {"compound", "amod", "nmod:desc"} and token.head.i == token.i + 1
    return token.text[:1].isupper() and not token.is_punct and token.ent_type_ != "PERSON"


def _names_on(doc: Doc, at: int) -> bool:
    """Whether the small word at `at` links on to a capitalised word of the name, at most two words ahead."""
    if doc[at].text in HYPHENS:
        return at + 1 < len(doc) and doc[at + 1].text[:1].isupper()
    for ahead in range(at, min(at + 3, len(doc))):
        if doc[ahead].text[:1].isupper() and not doc[ahead].is_sent_start:
            return (
                doc[at].lower_ == "of"
                or (at > 0 and doc[at - 1].lower_ == "of")
                or (doc[at].lower_ == "and" and doc[at - 2].lower_ == "of")
            )
        if doc[ahead].lower_ not in NAME_LINKS:
            return False
    return False
