"""What the components write on a Doc for one another: frozen values with token indices, and the Doc extensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from fasti.rules.schema import Condition, TriggerRule

Bound = Literal["first", "last"] | None
# What a cluster of mentions is called while it grows: ("person", "theodore roosevelt"), ("nation", "Japan").
Key = tuple[str, ...]
MentionForm = Literal["name", "noun", "pronoun"]


@dataclass(frozen=True)
class EntityMention:
    """A noun phrase or pronoun that may fill a role.

    `head` is the token index of its head; `start`, `end` the tokens of the name proper, titles and articles left out.
    """

    head: int
    start: int
    end: int
    kind: str  # one of fasti.rules.schema.FILLER_KINDS
    form: MentionForm
    text: str
    nation: str | None = None  # the state or people that its modifier names: Japanese troops -> japan
    plural: bool = False


@dataclass(frozen=True)
class Entity:
    """A cluster of mentions of one participant or place; `name` is the fullest, `aliases` the others, in text order."""

    id: int
    kind: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[EntityMention, ...]


@dataclass(frozen=True)
class Argument:
    """A filler of a trigger: its logical relation, the head token of the filler, and whether it was inherited."""

    relation: str
    token: int
    inherited: bool = False


@dataclass(frozen=True)
class Trigger:
    """A mention of an event: tokens [start, end) that carry it, the token its arguments hang on, and its rule."""

    head: int
    start: int
    end: int
    rule: TriggerRule
    arguments: tuple[Argument, ...]
    named: bool = False  # part of a capitalised name of the event
    light: int | None = None  # the light verb that governs it
    idiom: tuple[int, ...] = ()  # tokens that its rule asked for by lemma: the war of *declared war*
    silent: bool = False  # brings arguments but is no mention
    stands_for: tuple[str, ...] = ()  # an anaphor's: the types that it may point back to


@dataclass(frozen=True)
class Misfit:
    """Why a rule did not fire: each alternative of its `needs` with the relation that failed it, or what blocked it."""

    rule: TriggerRule
    lacking: tuple[tuple[str, Condition], ...]
    blocked: Condition | None = None


Refused = Literal[
    "frame",  # no rule's conditions held
    "describes",  # a noun before another noun, which it describes
    "habit",  # a clause that tells a habit
    "auxiliary",  # a helping verb or copula
    "participle",  # a participle before its noun
    "leading",  # "troops led by X" tells who leads
    "other name",  # inside the name of a person, people, body or work
    "indefinite",  # an anaphor without article, demonstrative or possessive
    "taken",  # another trigger holds the word
    "idiom",  # the verb of another type owns the word: the war of *declared war*
]


@dataclass(frozen=True)
class Refusal:
    """A word of the lexicon that became no trigger: tokens [start, end), why, and what was tried on it.

    `by` is the trigger that has the word instead.
    """

    start: int
    end: int
    reason: Refused
    arguments: tuple[Argument, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    by: Trigger | None = None


Attempt = Trigger | Refusal


@dataclass(frozen=True)
class Role:
    """A trigger's argument with its role; `trigger` and `entity` are indices into the Doc's layers."""

    trigger: int
    role: str
    entity: int
    mention: EntityMention
    relation: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class EventTime:
    """A date of a trigger: the index of the date mention in `doc._.fasti_dates` and the rule that attached it.

    `bound` says that it is the event's first or last time only (*the war began in July*).
    """

    trigger: int
    date: int
    rule: str
    bound: Bound = None


@dataclass(frozen=True)
class OutcomeSpan:
    """A consequence: tokens [start, end) with a kind, and the trigger that the text blames (None where it is open)."""

    start: int
    end: int
    kind: str
    trigger: int | None
    rule: str
    confidence: float


EXTENSIONS: dict[str, object] = {
    "fasti_mentions": {},  # head token index -> EntityMention
    "fasti_entities": (),
    "fasti_entity_of": {},  # head token index -> index into fasti_entities
    "fasti_triggers": (),
    "fasti_roles": (),
    "fasti_times": (),
    "fasti_factuality": {},  # trigger index -> (factuality, rule id)
    "fasti_outcomes": (),
    "fasti_dates": (),
}


def register_extensions() -> None:
    """Declare the Doc extensions once; components call it when they are made."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def text_of(doc: Doc) -> str:
    """The text of a Doc, which spaCy puts together from its tokens whenever it is asked for; kept with the Doc."""
    text: str | None = doc.user_data.get("fasti_text")
    if text is None:
        text = doc.user_data["fasti_text"] = doc.text
    return text
