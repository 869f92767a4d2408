"""Which date belongs to which event: the one that its clause or noun phrase holds, by the tree."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from fasti.chronology import DateMention
from fasti.components.inheritance import SENDING
from fasti.components.layers import Bound, EventTime, Trigger, text_of
from fasti.components.relations import PASSIVE_SUBJECT, SUBJECT
from fasti.components.syntax import arguments

Dated = tuple[int, str, Bound]
RANKS = ("date.name", "date.when", "date.clause", "date.governed", "date.conjoined", "date.beside", "date.near")
# What makes a clause another time's: a subject, or the *having* of *having captured Maine*.
OF_ITS_OWN = {"aux", "aux:pass", "auxpass", *SUBJECT, *PASSIVE_SUBJECT}
# What parts the year of an annal from its entry: *A.D. 1120. This year were reconciled ...*
ANNAL_MARKS = (".", ":", "—", "–", "-", ")", "]")
MARGINS = ("", "Sidenote:")
# A date that hangs on no event goes to one at most this many tokens away.
NEARNESS = 15
# What may stand between a named event and its date.
BESIDE = frozenset({"in", "of", "on", ",", "("})
# Verbs that lead to the event of a phrase with *to*, *in* or *with*: *proceeded to the election*, *ended with a truce*.
LEADING_ON = frozenset("proceed lead result end culminate resort close conclude engage join participate".split())
ONWARD = frozenset({"prep:to", "prep:in", "prep:with", "prep:by"})
# Verbs that give an event's first or last day rather than its whole time, and the types that last.
BOUNDS: dict[str, Bound] = {
    "begin": "first",
    "start": "first",
    "commence": "first",
    "open": "first",
    "erupt": "first",
    "end": "last",
    "cease": "last",
    "conclude": "last",
    "finish": "last",
    "terminate": "last",
    "lift": "last",
}
LASTING = {
    "conflict.war",
    "conflict.attack",
    "conflict.massacre",
    "conflict.movement",
    "conflict.siege",
    "conflict.uprising",
    "movement.expedition",
    "movement.migration",
    "disaster.epidemic",
    "disaster.famine",
    "economy.crisis",
    "politics.protest",
    "diplomacy.meeting",
    "disaster.disaster",
    "culture.construction",
}


def event_times(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[EventTime]:
    """A time for each pair of trigger and date that belong together, by the tree and failing that by nearness."""
    by_head = _by_head(triggers)
    spans = {at: span for at, date in enumerate(doc._.fasti_dates) if (span := _span_of(doc, date)) is not None}
    starts = sorted(span.start for span in spans.values())
    found: dict[tuple[int, Bound], list[tuple[int, int, EventTime]]] = {}
    for at, span in spans.items():
        dated = list(_dated(span.root, by_head, span.start, span.end)) or list(_nearest(span, starts, triggers))
        for index, rule, bound in (*dated, *_beside(span, by_head, triggers)):
            bound = bound if triggers[index].rule.type in LASTING else None
            rank = (RANKS.index(rule), abs(span.start - triggers[index].start))
            found.setdefault((index, bound), []).append((*rank, EventTime(index, at, rule, bound)))
    for times in found.values():  # of several dates in a clause, the one that stands closest to the event is its own
        yield _tightest(doc, [time for _, _, time in sorted(times, key=lambda item: item[:2])])
    yield from _annals(doc, spans, triggers, {index for index, _ in found})


def _tightest(doc: Doc, times: Sequence[EventTime]) -> EventTime:
    """The first of the times, or one that lies within it: *This year the king was slain on the fifth of August*."""
    edtf = [doc._.fasti_dates[time.date].date.edtf for time in times]
    inside = (time for time, value in zip(times, edtf, strict=True) if value.startswith(f"{edtf[0]}-"))
    return next((time for time in inside if time.rule != "date.near"), times[0])


def _annals(doc: Doc, spans: dict[int, Span], triggers: Sequence[Trigger], dated: set[int]) -> Iterator[EventTime]:
    """The year that opens an entry of a chronicle, or stands in its margin, for the events that no date is told of."""
    text = text_of(doc)
    for at, span in spans.items():
        begin = text.rfind("\n", 0, span.start_char) + 1
        opening = text[begin : span.start_char].strip(" ([")
        behind = text[span.end_char : span.end_char + 3].lstrip(" ")[:1]
        if opening not in MARGINS or behind not in ANNAL_MARKS:
            continue
        limit = _end_of_entry(text, span.end_char)
        for index, trigger in enumerate(triggers):
            if index not in dated and span.end_char <= doc[trigger.start].idx < limit:
                yield EventTime(index, at, "date.annal", None)


def _end_of_entry(text: str, start: int) -> int:
    """Where the line ends that a year opens, or where the year fills its line the next that holds more than marks."""
    for line in re.finditer(r"[^\n]+", text[start:]):
        if re.search(r"\w", line[0]):
            return start + line.end()
    return len(text)


def _span_of(doc: Doc, date: DateMention) -> Span | None:
    if date.date is None or date.type == "SET":  # a length has a date where it is told from one: within six months
        return None
    return doc.char_span(date.start, date.end, alignment_mode="expand")


def _nearest(span: Span, starts: Sequence[int], triggers: Sequence[Trigger]) -> Iterator[Dated]:
    """The trigger next to a date that the tree gives to none: behind a date that opens its clause, else before it.

    Only within the sentence, within reach, and with no other date between them; `starts` are those of all dates and
    `triggers` all triggers, in text order.
    """
    doc = span.doc
    sentence = doc[span.start].sent
    behind = bisect_left(triggers, span.end, key=lambda trigger: trigger.start)
    ahead = bisect_right(triggers, span.start, key=lambda trigger: trigger.end) - 1
    after = [behind] if behind < len(triggers) and triggers[behind].start < sentence.end else []
    before = [ahead] if ahead >= 0 and triggers[ahead].end >= sentence.start else []
    opens = (span.end < len(doc) and doc[span.end].text == ",") or span.start - sentence.start <= 2
    order = [*after, *before] if opens else [*before, *after]
    for index in order[:1]:
        low, high = sorted((span.start, triggers[index].start))
        next_date = bisect_right(starts, max(low, sentence.start - 1))
        parted = next_date < len(starts) and starts[next_date] < high
        if high - low <= NEARNESS and not parted and not triggers[index].named:
            yield index, "date.near", None


def _beside(span: Span, by_head: dict[int, list[int]], triggers: Sequence[Trigger]) -> Iterator[Dated]:
    """The named event right before a date, whatever the date hangs on: *ended with the Peace of Paris in 1763*."""
    before = span.start - 1
    if before > 0 and span.doc[before].lower_ in BESIDE:
        before -= 1
    yield from ((index, "date.beside", None) for index in by_head.get(before, []) if triggers[index].named)


def _by_head(triggers: Sequence[Trigger]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for index, trigger in enumerate(triggers):
        for head in {trigger.head, *range(trigger.start, trigger.end)}:
            table.setdefault(head, []).append(index)
    return table


def _dated(root: Token, by_head: dict[int, list[int]], start: int, end: int) -> Iterator[Dated]:
    """The triggers that a date belongs to by the tree: the nearest above it, and those that share its clause."""
    inside = {index for head in range(start, end) for index in by_head.get(head, [])}
    if inside:  # the Constitution of 1917
        yield from ((index, "date.name", None) for index in sorted(inside))
        return
    described = [index for verb in _relative_verbs(root, start, end) for index in _told_by(verb, by_head)]
    if described:  # the century when the English seized Ireland
        yield from ((index, "date.when", None) for index in described)
        return
    node = root
    while node.head.i != node.i:
        node = node.head
        if start <= node.i < end:
            continue
        found = by_head.get(node.i, [])
        shared = [index for index in _sharing(node, start, by_head) if index not in found]
        if found:
            begun = BOUNDS.get(node.head.lemma_.lower()) if node.dep_ == "xcomp" else None  # began to build in 1904
            yield from ((index, "date.clause", begun) for index in found)
            yield from ((index, "date.conjoined", None) for index in shared)
            return
        if node.pos_ in {"VERB", "AUX", "ADJ"}:
            bound = BOUNDS.get(node.lemma_.lower())
            yield from ((index, "date.governed", bound) for index in _governed(node, by_head))
            yield from ((index, "date.conjoined", None) for index in shared)
            return


def _relative_verbs(root: Token, start: int, end: int) -> list[Token]:
    """Verbs of a clause that describes the date by `when`: *in 1584, when Raleigh founded a colony*."""
    inside = (root, *(root.doc[at] for at in range(start, end)))
    behind = root.doc[end : min(end + 2, root.sent.end)]
    when = [token.head for token in behind if token.lower_ == "when" and token.head.i > token.i]
    return when[:1] or [
        child
        for token in inside
        for child in token.children
        if child.dep_ in {"acl:relcl", "relcl", "advcl:relcl", "advcl"}
        and any(c.lower_ in {"when", "in"} and c.i > token.i for c in child.children)
    ]


def _told_by(verb: Token, by_head: dict[int, list[int]]) -> list[int]:
    """The events that a verb tells: its own, or where it is no event those that it speaks of."""
    return by_head.get(verb.i, []) or list(_governed(verb, by_head))


def _sharing(node: Token, start: int, by_head: dict[int, list[int]]) -> Iterator[int]:
    """Verbs joined to `node` share a date that stands before them all: *In 1066 he landed and defeated Harold*."""
    if node.pos_ != "VERB":
        return
    for child in node.children:
        own = any(c.dep_ in SUBJECT | PASSIVE_SUBJECT for c in child.children)
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own and start < node.i:
            yield from by_head.get(child.i, []) or _led_to(child, by_head)
    for verb in _attendant(node):
        yield from by_head.get(verb.i, []) or _led_to(verb, by_head)


def _attendant(verb: Token) -> Iterator[Token]:
    """What happened in the same stroke: *he fell in battle, leaving the throne to his son*; *sent him to explore*."""
    for child in verb.rights:
        if child.pos_ != "VERB" or any(grandchild.dep_ in OF_ITS_OWN for grandchild in child.children):
            continue
        participle = child.tag_ == "VBG" and child.dep_ in {"advcl", "conj"}
        sent = child.tag_ == "VB" and child.dep_ in {"xcomp", "advcl"} and verb.lemma_.lower() in SENDING
        if participle or sent:
            yield child
            yield from _attendant(child)


def _governed(node: Token, by_head: dict[int, list[int]]) -> Iterator[int]:
    """The events that a verb, itself no trigger, speaks of: *The war began in 1914*, *the war, which began in 1914*."""
    for argument in arguments(node):
        if argument.relation in {"subject", "object", "complement"}:
            yield from by_head.get(argument.token, [])
    yield from _led_to(node, by_head)


def _led_to(node: Token, by_head: dict[int, list[int]]) -> Iterator[int]:
    """The events that a verb leads on to: *In 1912 he tried to found a bank*, *proceeded to the election*."""
    if node.lemma_.lower() in LEADING_ON:
        for argument in arguments(node):
            if argument.relation in ONWARD:
                yield from by_head.get(argument.token, [])
    for child in node.children:
        if child.dep_ == "xcomp":
            yield from _told_by(child, by_head)
