"""The schema of the rule packs: what a TOML file of rules may say, as frozen pydantic types.

A pack is a directory with any of the folders `events/`, `factuality/`, `outcomes/`, `names/` and `dates/`. Every rule
has an id that is unique in the pack, a gloss, examples that it must read and counter-examples that it must not.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, StringConstraints, model_validator

from fasti.record.base import Value
from fasti.record.events import ActorRole, EventType, Factuality, OutcomeKind, PlaceRole

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")]

FillerKind = Literal[
    "person",  # a named person, or one named by title or kinship: the king, his brother
    "force",  # an army, fleet, unit, garrison, crew, the attackers
    "people",  # a people, nationality, party or crowd: the Romans, civilians, the rebels
    "org",  # a body: a parliament, company, church, government
    "polity",  # a state, province, town: may act and may be a place
    "place",  # a natural place or region
    "facility",  # a man-made place: fort, bridge, palace
    "event",  # a happening
    "law",  # a treaty, act, constitution
    "vessel",  # a ship, aircraft or other named craft
    "office",  # an office or throne: president, crown, consulship
    "time",
    "number",
    "thing",  # anything else
]
FILLER_KINDS: tuple[str, ...] = get_args(FillerKind)
ACTING: tuple[str, ...] = ("person", "force", "people", "org", "polity", "vessel")
PLACES: tuple[str, ...] = ("place", "facility", "polity")
SlotRole = ActorRole | PlaceRole
# A filler test: a kind, a group (`actor`, `where`, `any`), or `=lemma` for a head word.
Filler = Annotated[str, StringConstraints(min_length=1)]
GROUPS: dict[str, tuple[str, ...]] = {"actor": ACTING, "where": PLACES, "any": FILLER_KINDS}

# The relations between a trigger and its fillers that frames and conditions speak of. `prep:X` is any preposition.
Relation = Annotated[
    str,
    StringConstraints(pattern=r"^(?:subject|object|iobject|agent|possessive|modifier|complement|clause|prep:[a-z]+)$"),
]


class Example(Value):
    """A sentence that a rule must read, with what it must find there; unnamed slots are not checked."""

    text: str
    trigger: str
    type: EventType | None = None  # where it differs from the rule's
    factuality: Factuality | None = None
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()


class Frame(Value):
    """Which relation gives which role, by what fills it; the first line that fits a filler decides.

    `roles` maps a relation to `{role: fillers}`, for instance
    `object = { location = ["where"], target = ["actor"] }`.
    """

    id: RuleId
    gloss: str
    extends: RuleId | None = None  # a frame whose lines hold too, where this one has none for the relation
    roles: dict[Relation, dict[SlotRole, tuple[Filler, ...]]]


# One alternative of a condition: every relation named must have a filler that passes one of its tests.
Condition = dict[Relation, tuple[Filler, ...]]


class TriggerRule(Value):
    """Words that stand for one type of event, and the frame that names their arguments.

    `verbs`, `nouns` and `adjectives` are lemmas, a verb with its particle as `blow up`; `phrases` are idioms given as
    lemmas in order (`come to power`), marked whole; `names` are nouns that count only inside a capitalised name (the
    Suez *Crisis*). The rule fires if `needs` is empty or one of its alternatives holds, and none of `blocks` holds.
    In a text that is mostly about fighting the event has the type `amid_fighting` instead, where that is set.
    """

    id: RuleId
    gloss: str
    type: EventType
    frame: RuleId
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    needs: tuple[Condition, ...] = ()
    blocks: tuple[Condition, ...] = ()
    factuality: Factuality | None = None
    amid_fighting: EventType | None = None
    confidence: float = Field(default=0.9, ge=0.0, le=1.0)
    examples: tuple[Example, ...] = Field(min_length=1)
    counters: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not (self.verbs or self.nouns or self.adjectives or self.phrases or self.names):
            raise ValueError(f"rule {self.id} names no verbs, nouns, adjectives, phrases or names")
        return self


class LightVerbRule(Value):
    """Verbs that hand over to the event noun that they govern: *launched an assault*, *the siege began*.

    `bearer` is the relation in which the event noun stands to the verb; `passes` says which of the verb's relations
    become which of the noun's.
    """

    id: RuleId
    gloss: str
    verbs: tuple[str, ...] = Field(min_length=1)
    bearer: Relation
    passes: dict[Relation, Relation] = {}
    examples: tuple[Example, ...] = Field(min_length=1)


class AnaphorRule(Value):
    """Nouns that point back to an event named before: *this operation*, *the incident*, *the disaster*.

    With a definite article, a demonstrative or a possessive they are a mention of the nearest earlier event whose type
    or class is in `types`; where there is none they are nothing. `silent` nouns (*resistance*) are no mention even
    then: they only bring their arguments to the event, by `frame`, and need no article.
    """

    id: RuleId
    gloss: str
    nouns: tuple[str, ...] = Field(min_length=1)
    types: tuple[str, ...] = Field(min_length=1)  # event types or classes
    frame: RuleId = "anaphor"
    silent: bool = False
    examples: tuple[Example, ...] = Field(min_length=1)


class EventPack(Value):
    """One file of `events/`."""

    frame: tuple[Frame, ...] = ()
    trigger: tuple[TriggerRule, ...] = ()
    light: tuple[LightVerbRule, ...] = ()
    anaphor: tuple[AnaphorRule, ...] = ()


FactualityLink = Literal["complement", "object", "subject", "prep", "modifier", "aux", "mark"]


class FactualityRule(Value):
    """Words that change the factuality of the event below them in the tree.

    `lemmas` stand above the event by one of `links` (`complement` for *planned to invade*, `object` for *planned an
    invasion*, `subject` for *the attack failed*), or beside it as its `modifier` (*never*, *planned*, *would-be*), its
    `aux` (*might*) or the `mark` that opens its clause (*if*, *to*).
    """

    id: RuleId
    gloss: str
    lemmas: tuple[str, ...] = Field(min_length=1)
    links: tuple[FactualityLink, ...] = Field(min_length=1)
    factuality: Factuality
    examples: tuple[Example, ...] = Field(min_length=1)
    counters: tuple[Example, ...] = ()


class FactualityPack(Value):
    """One file of `factuality/`."""

    rule: tuple[FactualityRule, ...]


class NounRule(Value):
    """Common nouns that name one kind of filler: *troops* a force, *fortress* a facility, *king* a person."""

    id: RuleId
    gloss: str
    kind: FillerKind
    nouns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)


class TitleRule(Value):
    """Ranks and titles that precede a name and stay out of it: *General*, *Sir*, *Secretary of State*."""

    id: RuleId
    gloss: str
    titles: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)


class NamePack(Value):
    """One file of `names/`.

    `nation` gives each state or people the other words for it (adjective, people, metonym); `city_states` are those
    whose name is a town's too, so that *the city* may mean them.
    """

    noun: tuple[NounRule, ...] = ()
    title: tuple[TitleRule, ...] = ()
    nation: dict[str, tuple[str, ...]] = {}
    city_states: tuple[str, ...] = ()


class OutcomeExample(Value):
    """A sentence, the outcome span that a rule must read in it, and the trigger of the event that it came of."""

    text: str
    outcome: str
    event: str | None = None


class OutcomeRule(Value):
    """A way to say what came of an event.

    `verbs` are lemmas of verbs of consequence (*led to*, *marked*), or of what a copula says (*was a failure*); `*` is
    any verb but those in `excluding`. `nouns` are heads of noun phrases that are outcomes themselves (*casualties*).
    `told_by` are events whose verb tells the outcome: types, classes or ids of trigger rules. `span` says what to take:
    the verb phrase from the verb on (`predicate`), the whole `clause`, the noun `phrase`, or what a verb of saying says
    (`content`).

    `blames` says which event it came of: the `subject` of the verb, its `object` (*crushed the revolt*), the `cause`
    that a phrase or clause names (*because of the war*, *when the city fell*: `links`, a word with or without a noun),
    the event that the verb tells by it`self`, that of the clause above it (*attacked, killing many*: `participle`;
    *attacked but were repulsed*: `joined` by one of `links`), that of the `outcome` which one of `links` joins it to,
    or the `nearest` before, at most `reach` sentences back. `of` are the types, classes or trigger rules that may be
    blamed, any where empty.

    `bearers` are nouns that carry an event in an of-phrase (*the memory of the siege lingers*). `resumes` lets *this*,
    *which* and *a move that* stand for the event told before, and `terms` a participle behind the noun (*a treaty
    granting them land*). With `due` the clause says what shall be (*was to pay*, *agreed to leave*, *could stay*), not
    what was done. `kinds` gives events of some types or classes another kind than `kind`; with `listed`, a verb
    that another rule lists has the kind that it has there.
    """

    id: RuleId
    gloss: str
    kind: OutcomeKind
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()
    blames: Literal["subject", "object", "cause", "self", "participle", "joined", "outcome", "nearest"] = "subject"
    of: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    kinds: dict[str, OutcomeKind] = {}
    resumes: bool = False
    terms: bool = False
    due: bool = False
    reach: int = Field(default=1, ge=0, le=3)
    listed: bool = False
    span: Literal["predicate", "clause", "phrase", "content"] = "predicate"
    needs: tuple[Condition, ...] = ()
    blocks: tuple[Condition, ...] = ()
    confidence: float = Field(default=0.8, ge=0.0, le=1.0)
    examples: tuple[OutcomeExample, ...] = Field(min_length=1)
    counters: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if not (self.verbs or self.nouns or self.told_by):
            raise ValueError(f"rule {self.id} names no verbs, no nouns and no events that tell the outcome")
        if (self.blames in {"cause", "joined", "outcome"}) != bool(self.links):
            ways = "'cause', 'joined' or 'outcome'"
            raise ValueError(f"rule {self.id}: links go with blames = {ways}, and only with these")
        return self


class OutcomePack(Value):
    """One file of `outcomes/`."""

    rule: tuple[OutcomeRule, ...]
