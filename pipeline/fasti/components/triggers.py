"""Event triggers: words keyed by lemma and part of speech, then by frame; what fits no rule is no event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from fasti.components.amid_fighting import type_amid_fighting
from fasti.components.conditions import judge, lemma_fillers
from fasti.components.event_names import HAPPENINGS, capitalised_name, ends_name, is_of_place
from fasti.components.layers import (
    Argument,
    Attempt,
    EntityMention,
    Misfit,
    Refusal,
    Trigger,
    register_extensions,
)
from fasti.components.lexicon import Lexicon
from fasti.components.light_verbs import GOVERNED, handed_on, handed_over
from fasti.components.obstacles import OTHER_NAMES, describes, obstacle, points
from fasti.components.relations import OBJECT, PASSIVE_SUBJECT
from fasti.components.second_look import look_again
from fasti.components.syntax import arguments, forget_arguments
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import LightVerbRule, TriggerRule
from fasti.rules.second_look import load_second_look

PARTICLES = {"compound:prt", "prt"}
NAME_LABELS = {"EVENT", "LAW"}


@Language.factory(
    "fasti_triggers", assigns=["doc._.fasti_triggers"], requires=["token.dep"], default_config={"rules": None}
)
def make_triggers(nlp: Language, name: str, rules: str | None) -> TriggersComponent:
    """Create the component; `rules` is the directory of a user's pack."""
    return TriggersComponent(load_rules(Path(rules) if rules else None))


class TriggersComponent:
    """Writes `doc._.fasti_triggers`, in text order, no two on one token."""

    def __init__(self, rules: Rules) -> None:
        register_extensions()
        self.lexicon = Lexicon.of(rules)
        self.second_look = load_second_look()
        # Verbs that the lexicon has with a particle too: of others none is looked for.
        self.phrasal = {key.split()[0] for key in (*self.lexicon.verbs, *self.lexicon.lights) if " " in key}

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers of `doc`."""
        forget_arguments(doc)
        doc._.fasti_triggers = tuple(attempt for attempt in self.attempts(doc) if isinstance(attempt, Trigger))
        return doc

    def attempts(self, doc: Doc) -> list[Attempt]:
        """The triggers in text order, and between them what was tried on other words and why it was refused."""
        again = look_again(doc, self.first_look(doc), self.second_look)
        return list(type_amid_fighting(list(again)))

    def first_look(self, doc: Doc) -> list[Attempt]:
        """The same before the second look, and by the types of the rules alone."""
        taken: dict[int, Trigger] = {}
        found: list[Attempt] = []
        for attempt in (*self.phrases(doc), *self.names(doc), *self.words(doc), *self.anaphors(doc)):
            tokens = range(attempt.start, attempt.end)
            if isinstance(attempt, Refusal):
                found.append(attempt)
            elif (holder := next((taken[at] for at in tokens if at in taken), None)) is not None:
                found.append(Refusal(attempt.start, attempt.end, "taken", attempt.arguments, by=holder))
            else:
                taken.update(dict.fromkeys(tokens, attempt))
                found.append(attempt)
        return sorted(_without_idioms(doc, found), key=lambda attempt: (attempt.start, attempt.end))

    def phrases(self, doc: Doc) -> Iterator[Attempt]:
        """Idioms: lemmas in a row."""
        for token in doc:
            for words, rule in self.lexicon.phrases.get(token.lemma_.lower(), ()):
                end = token.i + len(words)
                rest = enumerate(words[1:], token.i + 1)
                if end <= len(doc) and all(_is_word(doc[at], word) for at, word in rest):
                    yield self._fire(token, token.i, end, [rule])

    def names(self, doc: Doc) -> Iterator[Attempt]:
        """Capitalised names of events: entities of the model, and what the capitals alone show."""
        for entity in doc.ents:
            if entity.label_ in NAME_LABELS:
                yield from self._named(entity)
        for token in doc:
            if (
                not token.is_lower
                and token.text[:1].isupper()
                and token.pos_ in {"PROPN", "NOUN"}
                and not token.is_sent_start
                and not _is_month(token)
            ):
                key = token.lemma_.lower()
                if key in self.lexicon.nouns or key in self.lexicon.names:
                    span = capitalised_name(token)
                    other = token.ent_type_ in OTHER_NAMES and not (token.lower_ in HAPPENINGS and ends_name(token))
                    if len(span) > 1 and (not other or is_of_place(token, span)):
                        yield from self._named(span)

    def _named(self, span: Span) -> Iterator[Attempt]:
        while len(span) > 1 and span[-1].is_space:
            span = span[:-1]
        while len(span) > 1 and span[0].lower_ in {"the", "a", "an", "this", "that"}:
            span = span[1:]
        before_of = next((token.i for token in span[:-1] if span.doc[token.i + 1].lower_ == "of"), span[-1].i)
        first = [span[0].i] if span[0].lemma_.lower() in self.lexicon.names else []  # Operation Overlord
        heads = [span.doc[at] for at in dict.fromkeys((span.root.i, before_of, span[-1].i, *first))]
        for token in heads:
            rules = self.lexicon.names.get(token.lemma_.lower(), []) + self.lexicon.nouns.get(token.lemma_.lower(), [])
            if not rules and token.lower_.endswith("s"):
                rules = self.lexicon.nouns.get(token.lower_[:-1], [])
            attempt = self._fire(token, span.start, span.end, rules, named=True) if rules else None
            if isinstance(attempt, Trigger):  # "the Mongol siege" is no name, whatever the model says
                yield replace(attempt, head=span.root.i, named=not span.doc[attempt.head].is_lower)
                return
            if attempt is not None:
                yield attempt

    def words(self, doc: Doc) -> Iterator[Attempt]:
        """Verbs with their particles, common nouns, adjectives."""
        for token in doc:
            rules = self._rules_of(token)
            if not rules:
                continue
            reason = obstacle(token)
            if reason is not None:
                yield Refusal(token.i, token.i + 1, reason)
            elif token.pos_ in {"VERB", "AUX"}:
                yield from self._verb(token)
            else:
                yield self._fire(token, token.i, token.i + 1, rules)

    def _rules_of(self, token: Token) -> list[TriggerRule]:
        """The rules that hang on the word as the parse reads it; of a verb, those of its particle too."""
        match token.pos_:
            case "VERB" | "AUX":
                return [rule for key in self._verb_keys(token) for rule in self.lexicon.verbs.get(key, ())]
            case "NOUN" | "PROPN":
                return self.lexicon.nouns.get(token.lemma_.lower(), [])
            case "ADJ":
                return self.lexicon.adjectives.get(token.lemma_.lower(), []) or self._participle(token)
        return []

    def anaphors(self, doc: Doc) -> Iterator[Attempt]:
        """Nouns that point back to an event: *this operation*, *the occupation* that says not of what."""
        for token in doc:
            if token.pos_ != "NOUN":
                continue
            lemma = token.lemma_.lower()
            pointing = self.lexicon.anaphors.get(lemma)
            if (pointing is None and lemma not in self.lexicon.nouns) or describes(token):
                continue
            silent = False
            if pointing is not None:
                rule, types, silent = pointing
            else:
                rules = self.lexicon.nouns[lemma]
                rule = rules[0].model_copy(update={"needs": ()})
                types = tuple(dict.fromkeys(rule.type for rule in rules))
            if not silent and not points(token):
                if pointing is not None:
                    yield Refusal(token.i, token.i + 1, "indefinite")
                continue
            attempt = self._fire(token, token.i, token.i + 1, [rule])
            yield replace(attempt, stands_for=types, silent=silent) if isinstance(attempt, Trigger) else attempt

    def _verb(self, token: Token) -> Iterator[Attempt]:
        for key in self._verb_keys(token):
            rules = self.lexicon.verbs.get(key)
            if not rules:
                continue
            attempt = self._fire(token, token.i, token.i + 1, rules)
            if isinstance(attempt, Trigger):
                particle = _particle(token)
                joined = " " in key and particle is not None and particle.i == token.i + 1
                yield replace(attempt, end=token.i + 2) if joined else attempt
                return
            yield attempt

    def _verb_keys(self, token: Token) -> tuple[str, ...]:
        """What the lexicon may have the verb under: with its particle, and bare."""
        lemma = token.lemma_.lower()
        particle = _particle(token) if lemma in self.phrasal else None
        return (lemma,) if particle is None else (f"{lemma} {particle.lower_}", lemma)

    def _fire(self, token: Token, start: int, end: int, rules: list[TriggerRule], *, named: bool = False) -> Attempt:
        """The trigger by the first of `rules` whose conditions hold, or why none does."""
        doc = token.doc
        mentions: dict[int, EntityMention] = doc._.fasti_mentions
        nominal = token.pos_ in {"NOUN", "PROPN"}
        fillers = arguments(token) if named else _arguments_of(doc, token, start, end)
        light, passed = self._light(token) if nominal else (None, ())
        fillers = tuple(a for a in (*fillers, *passed) if not start <= a.token < end or named)
        misfits: list[Misfit] = []
        for rule in rules:
            verdict = judge(doc, mentions, fillers, rule)
            if not isinstance(verdict, Misfit):
                idiom = tuple(lemma_fillers(doc, fillers, verdict))
                return Trigger(token.i, start, end, rule, fillers, named=named, light=light, idiom=idiom)
            misfits.append(verdict)
        return Refusal(start, end, "frame", fillers, tuple(misfits))

    def _participle(self, token: Token) -> list[TriggerRule]:
        """The rules of the verb whose past form the parse takes for a predicate adjective (*were overwhelmed*)."""
        if not token.lower_.endswith("ed") or not any(
            child.dep_ in {"nsubj", "nsubj:pass"} for child in token.children
        ):
            return []
        stem = token.lower_[:-2]
        lemma = next((verb for verb in (stem, stem + "e", stem[:-1]) if verb in self.lexicon.verbs), "")
        return self.lexicon.verbs.get(lemma, [])

    def _light_rules(self, verb: Token) -> list[LightVerbRule]:
        return [rule for key in self._verb_keys(verb) for rule in self.lexicon.lights.get(key, ())]

    def _light(self, noun: Token) -> tuple[int | None, tuple[Argument, ...]]:
        """The verb that governs an event noun, and the arguments that it hands over.

        A light verb passes what its rule says; of any other verb that is no trigger itself the subject is handed on.
        """
        top = noun
        while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
            top = top.head
        verb = top.head
        for child in noun.children:  # the assault that the Turks launched
            if child.dep_ in {"acl:relcl", "relcl"} and self._light_rules(child):
                verb = child
        relations = arguments(verb) if verb.pos_ in {"VERB", "AUX"} else ()
        bearing = {a.relation for a in relations if a.token in {noun.i, top.i}}
        others = [a for a in relations if a.token not in {noun.i, top.i}]
        for rule in self._light_rules(verb):
            if rule.bearer in bearing:
                return verb.i, tuple(handed_over(rule, others))
        if bearing & GOVERNED and verb.lemma_.lower() not in self.lexicon.verbs:
            return None, tuple(handed_on(verb, others))
        return None, ()


def _arguments_of(doc: Doc, token: Token, start: int, end: int) -> tuple[Argument, ...]:
    """The arguments of a trigger, those that hang on the other words of an idiom included."""
    found = {(a.relation, a.token): a for a in arguments(token)}
    for other in doc[start:end]:
        if other.i != token.i and other.pos_ in {"NOUN", "VERB", "ADJ"}:
            for argument in arguments(other):
                if argument.relation.startswith("prep:") or argument.relation == "subject":
                    found.setdefault((argument.relation, argument.token), argument)
    return tuple(found.values())


def _without_idioms(doc: Doc, found: Iterable[Attempt]) -> Iterator[Attempt]:
    """Refuse bare objects that belong to a verb of another type: the *war* of *declared war* is no war of its own."""
    found = list(found)
    owners = {
        at: trigger
        for trigger in found
        if isinstance(trigger, Trigger)
        for at in trigger.idiom
        if doc[at].dep_ in OBJECT | PASSIVE_SUBJECT and not _is_definite(doc[at])
    }
    for attempt in found:
        owner = owners.get(attempt.head) if isinstance(attempt, Trigger) and not attempt.named else None
        if isinstance(attempt, Trigger) and owner is not None and owner.rule.type != attempt.rule.type:
            yield Refusal(attempt.start, attempt.end, "idiom", attempt.arguments, by=owner)
        else:
            yield attempt


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ in {"nmod:poss", "poss"} or (child.dep_ == "det" and child.lower_ not in {"a", "an"})
        for child in noun.lefts
    )


def _particle(verb: Token) -> Token | None:
    """The particle of a verb (*break out*), or the adverb right behind it; None where it has neither."""
    found = (c for c in verb.children if c.dep_ in PARTICLES or (c.dep_ == "advmod" and c.i == verb.i + 1))
    return next(found, None)


def _is_month(token: Token) -> bool:
    """*March 29, 1461* is no march."""
    return token.ent_type_ == "DATE" and token.i + 1 < len(token.doc) and token.nbor(1).like_num


def _is_word(token: Token, word: str) -> bool:
    if word == "one's":
        return token.dep_ in {"nmod:poss", "poss"} and token.pos_ in {"PRON", "DET"}
    return token.lemma_.lower() == word or token.lower_ == word
