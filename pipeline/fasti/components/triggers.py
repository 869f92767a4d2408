"""Event triggers: words keyed by lemma and part of speech, then by frame; what fits no rule is no event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from fasti.components.conditions import holds, lemma_fillers
from fasti.components.event_names import capitalised_name, is_of_place
from fasti.components.layers import Argument, EntityMention, Trigger, register_extensions
from fasti.components.lexicon import Lexicon
from fasti.components.relations import is_passive, misread_subject
from fasti.components.syntax import LEADING, arguments
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import LightVerbRule, TriggerRule

# Nouns before another noun describe it (war crimes, siege engines), unless the whole is a name.
DESCRIBING = {"compound", "amod", "nmod:desc", "nn"}
# Where an event noun must stand below a verb for the verb's subject to be part of the event.
GOVERNED = {"object", "prep:to", "prep:in", "prep:into", "prep:with", "complement"}
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
PARTICLES = {"compound:prt", "prt"}
POINTING = {"the", "this", "that", "these", "those", "such"}
NAME_LABELS = {"EVENT", "LAW"}
# A capitalised word that the model takes for part of one of these names no event, whatever it means elsewhere.
OTHER_NAMES = {"PERSON", "PER", "ORG", "NORP", "WORK", "WORK_OF_ART", "PRODUCT"}
# Words for treaties and wars, which no person or body is called, whatever the model says.
PACTS = {"treaty", "pact", "agreement", "accord", "accords", "convention", "protocol", "armistice", "war", "wars"}
HABITUAL = frozenset(
    "often usually routinely regularly generally frequently customarily habitually normally sometimes always whenever "
    "occasionally typically seldom rarely annually constantly".split()
)


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

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers of `doc`."""
        taken: set[int] = set()
        found: list[Trigger] = []
        for candidate in (*self.phrases(doc), *self.names(doc), *self.words(doc), *self.anaphors(doc)):
            if taken.isdisjoint(range(candidate.start, candidate.end)):
                taken.update(range(candidate.start, candidate.end))
                found.append(candidate)
        doc._.fasti_triggers = tuple(sorted(_without_idioms(found), key=lambda trigger: (trigger.start, trigger.end)))
        return doc

    def phrases(self, doc: Doc) -> Iterator[Trigger]:
        """Idioms: lemmas in a row."""
        for token in doc:
            for words, rule in self.lexicon.phrases.get(token.lemma_.lower(), ()):
                end = token.i + len(words)
                if end <= len(doc) and all(_is_word(doc[token.i + at], word) for at, word in enumerate(words)):
                    yield from self._fire(token, token.i, end, [rule])

    def names(self, doc: Doc) -> Iterator[Trigger]:
        """Capitalised names of events: entities of the model, and what the capitals alone show."""
        for entity in doc.ents:
            if entity.label_ in NAME_LABELS:
                yield from self._named(entity)
        for token in doc:
            if token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN"} and not token.is_sent_start:
                key = token.lemma_.lower()
                if key in self.lexicon.nouns or key in self.lexicon.names:
                    span = capitalised_name(token)
                    other = token.ent_type_ in OTHER_NAMES and token.lower_ not in PACTS
                    if len(span) > 1 and (not other or is_of_place(token, span)):
                        yield from self._named(span)

    def _named(self, span: Span) -> Iterator[Trigger]:
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
            for trigger in self._fire(token, span.start, span.end, rules, named=True):
                yield replace(trigger, head=span.root.i)
                return

    def words(self, doc: Doc) -> Iterator[Trigger]:
        """Verbs with their particles, common nouns, adjectives."""
        for token in doc:
            if token.ent_type_ in OTHER_NAMES and (token.ent_iob_ == "I" or _goes_on(token)):
                continue
            if token.pos_ in {"VERB", "AUX"}:
                yield from self._verb(token)
            elif token.pos_ in {"NOUN", "PROPN"} and not _describes(token):
                rules = self.lexicon.nouns.get(token.lemma_.lower(), [])
                yield from self._fire(token, token.i, token.i + 1, rules)
            elif token.pos_ == "ADJ":
                rules = self.lexicon.adjectives.get(token.lemma_.lower(), [])
                yield from self._fire(token, token.i, token.i + 1, rules or self._participle(token))

    def anaphors(self, doc: Doc) -> Iterator[Trigger]:
        """Nouns that point back to an event: *this operation*, *the occupation* that says not of what."""
        for token in doc:
            if token.pos_ != "NOUN" or _describes(token):
                continue
            lemma = token.lemma_.lower()
            pointing = self.lexicon.anaphors.get(lemma)
            if pointing and (pointing[2] or _points(token)):
                rule, types, silent = pointing
                for trigger in self._fire(token, token.i, token.i + 1, [rule]):
                    yield replace(trigger, stands_for=types, silent=silent)
            elif lemma in self.lexicon.nouns and _points(token):
                rules = self.lexicon.nouns[lemma]
                bare = [rule.model_copy(update={"needs": ()}) for rule in rules[:1]]
                types = tuple(dict.fromkeys(rule.type for rule in rules))
                for trigger in self._fire(token, token.i, token.i + 1, bare):
                    yield replace(trigger, stands_for=types)

    def _verb(self, token: Token) -> Iterator[Trigger]:
        if _is_habit(token) or token.dep_ in AUXILIARY:
            return
        if token.dep_ == "amod" and misread_subject(token) is None:
            return
        lemma = token.lemma_.lower()
        if lemma in LEADING and is_passive(token):
            return  # "troops led by X" tells who leads, not that they moved
        particle = _particle(token)
        if particle is not None:
            rules = self.lexicon.verbs.get(f"{lemma} {particle.lower_}", [])
            for fired in self._fire(token, token.i, token.i + 1, rules):
                yield replace(fired, end=particle.i + 1) if particle.i == token.i + 1 else fired
                return
        yield from self._fire(token, token.i, token.i + 1, self.lexicon.verbs.get(lemma, []))

    def _fire(
        self, token: Token, start: int, end: int, rules: list[TriggerRule], *, named: bool = False
    ) -> Iterator[Trigger]:
        """The trigger by the first of `rules` whose conditions hold."""
        if not rules:
            return
        doc = token.doc
        mentions: dict[int, EntityMention] = doc._.fasti_mentions
        nominal = token.pos_ in {"NOUN", "PROPN"}
        fillers = arguments(token) if named else _arguments_of(doc, token, start, end)
        light, passed = self._light(token) if nominal else (None, ())
        fillers = tuple(a for a in (*fillers, *passed) if not start <= a.token < end or named)
        for rule in rules:
            met = next(
                (condition for condition in rule.needs or ({},) if holds(doc, mentions, fillers, condition)), None
            )
            if met is not None and not any(holds(doc, mentions, fillers, condition) for condition in rule.blocks):
                idiom = tuple(lemma_fillers(doc, fillers, met))
                yield Trigger(token.i, start, end, rule, fillers, named=named, light=light, idiom=idiom)
                return

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
        lemma, particle = verb.lemma_.lower(), _particle(verb)
        whole = f"{lemma} {particle.lower_}" if particle is not None else lemma
        return [rule for key in dict.fromkeys((whole, lemma)) for rule in self.lexicon.lights.get(key, ())]

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
                return verb.i, tuple(_handed_over(rule, others))
        if bearing & GOVERNED and verb.lemma_.lower() not in self.lexicon.verbs:
            return None, tuple(Argument("subject", a.token, inherited=True) for a in others if a.relation == "subject")
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


def _without_idioms(found: list[Trigger]) -> Iterator[Trigger]:
    """Leave out nouns that belong to a verb of another type: the *war* of *declared war* is no war of its own."""
    owners = {token: trigger.rule.type for trigger in found for token in trigger.idiom}
    for trigger in found:
        if trigger.named or owners.get(trigger.head, trigger.rule.type) == trigger.rule.type:
            yield trigger


def _handed_over(rule: LightVerbRule, relations: list[Argument]) -> Iterator[Argument]:
    """A light verb's arguments as its noun's: by the rule, and every preposition but `of` as it is."""
    for argument in relations:
        relation = rule.passes.get(argument.relation)
        if relation is None and argument.relation.startswith("prep:") and argument.relation != "prep:of":
            relation = argument.relation
        if relation is not None:
            yield Argument(relation, argument.token, argument.inherited)


def _particle(verb: Token) -> Token | None:
    """The particle of a verb (*break out*), or the adverb right behind it; None where it has neither."""
    found = (c for c in verb.children if c.dep_ in PARTICLES or (c.dep_ == "advmod" and c.i == verb.i + 1))
    return next(found, None)


def _points(noun: Token) -> bool:
    """Whether the noun is definite and not one of several (*one of the most notorious episodes*)."""
    one_of = noun.head.lower_ in {"one", "some", "many", "series", "several"} and noun.dep_ in {"nmod", "pobj"}
    return not one_of and any(child.lower_ in POINTING or child.dep_ in {"nmod:poss", "poss"} for child in noun.lefts)


def _is_habit(verb: Token) -> bool:
    """Whether the clause tells a habit (*they often raided the coast*), which is no event."""
    return any(child.dep_ == "advmod" and child.lower_ in HABITUAL for child in verb.children)


def _is_word(token: Token, word: str) -> bool:
    if word == "one's":
        return token.dep_ in {"nmod:poss", "poss"} and token.pos_ in {"PRON", "DET"}
    return token.lemma_.lower() == word or token.lower_ == word


def _describes(token: Token) -> bool:
    return token.dep_ in DESCRIBING and token.head.pos_ in {"NOUN", "PROPN"} and token.i < token.head.i


def _goes_on(token: Token) -> bool:
    """Whether the name that the token opens has more words."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"
