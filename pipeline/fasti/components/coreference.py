"""Which mentions are one participant: names by their parts, nations by their words, pronouns and descriptions by rule.

The rules abstain unless one antecedent is left, or one stands out by being the subject nearest before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.carried import Carried, Spoken, sentences_from_end
from fasti.components.conditions import UNKNOWN_NAME
from fasti.components.entities import cluster_entities
from fasti.components.entries import PLACES, TOWNS, Entry, entries, entry_of
from fasti.components.gazetteer import Gazetteer
from fasti.components.layers import EntityMention, Key, register_extensions
from fasti.components.places import PLACE_KINDS
from fasti.components.pronouns import TextOrder, pronoun_antecedent
from fasti.components.relations import PASSIVE_SUBJECT, SUBJECT
from fasti.rules.loader import Rules, load_rules

DESCRIPTION_REACH = 12
DEFINITE = {"the", "this", "that", "these", "those"}
# Forces of one nation that a text calls now troops, now forces, are one participant; a fleet or a garrison is not.
GENERIC_FORCE = {"troop", "force", "army", "soldier", "military"}
TOWN_WORDS = {"city", "town", "capital", "village"}
STATE_WORDS = frozenset(
    "republic kingdom empire state states union province duchy confederation colony county territory country".split()
)
# Kinds that a noun beside a name gives it, and what its word weighs against labels.
TELLING_KINDS = {"person", "org", "vessel", "polity", "facility"}
TOLD_VOTES = 3
UNSURE = {UNKNOWN_NAME, "person", "polity", "place", "org", "vessel", "thing", "facility"}


@Language.factory(
    "fasti_coreference", assigns=["doc._.fasti_entities", "doc._.fasti_entity_of"], default_config={"rules": None}
)
def make_coreference(nlp: Language, name: str, rules: str | None) -> CoreferenceComponent:
    """Create the component; `rules` is the directory of a user's pack."""
    return CoreferenceComponent(load_rules(Path(rules) if rules else None))


class CoreferenceComponent:
    """Writes `doc._.fasti_entities` and `doc._.fasti_entity_of` (head token index -> entity index).

    Heeded and extended where it is set: `doc._.fasti_carried`, what the pieces of the text before this one told.
    """

    def __init__(self, rules: Rules) -> None:
        register_extensions()
        self.gazetteer = Gazetteer.of(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Cluster the mentions of `doc`."""
        carried = doc._.fasti_carried or Carried()
        mentions = _retype(doc, doc._.fasti_mentions, carried)
        doc._.fasti_mentions = mentions
        keys = {head: self.key(doc, mention) for head, mention in mentions.items()}
        _join_persons(keys, carried.persons)
        _join_appositions(doc, mentions, keys)
        order = TextOrder.of(doc, mentions)
        for head in order.heads:
            antecedent = self._antecedent(doc, mentions[head], mentions, keys, order, carried)
            if antecedent is not None:
                keys[head] = antecedent
            carried.count(keys[head])
        entities = cluster_entities(mentions, keys, carried)
        doc._.fasti_entities = tuple(entity for entity, _ in entities)
        doc._.fasti_entity_of = {head: at for at, (_, heads) in enumerate(entities) for head in heads}
        if doc._.fasti_carried is not None:
            carried.learn(mentions, keys)
            carried.remember(self._spoken(doc, mentions, keys))
        return doc

    def _spoken(self, doc: Doc, mentions: dict[int, EntityMention], keys: dict[int, Key]) -> Iterator[Spoken]:
        for start, end, back in sentences_from_end(doc):
            for head in (head for head in range(start, end) if head in mentions):
                mention = mentions[head]
                subject = doc[head].dep_ in SUBJECT | PASSIVE_SUBJECT
                titles = frozenset(_titles(doc, mention, self.gazetteer.titles))
                yield Spoken(replace(mention, head=-1, start=-1, end=-1), keys[head], back, subject, titles)

    def key(self, doc: Doc, mention: EntityMention) -> Key:
        """What a mention's cluster is called before anything is resolved."""
        text = _normal(mention.text)
        if mention.form == "pronoun":
            return ("pronoun", str(mention.head))
        head = doc[mention.end - 1] if mention.form == "name" else doc[mention.head]
        if mention.kind == "force" and mention.nation and head.lemma_.lower() in GENERIC_FORCE:
            return ("force", mention.nation)
        if mention.form == "name":
            nation = self.gazetteer.nation(text)
            if nation and mention.kind in {"people", "polity", "org", "place"}:
                return ("nation", nation)
            return (mention.kind if mention.kind == "person" else "name", text)
        return ("noun", text)

    def _antecedent(
        self,
        doc: Doc,
        mention: EntityMention,
        mentions: dict[int, EntityMention],
        keys: dict[int, Key],
        order: TextOrder,
        carried: Carried,
    ) -> Key | None:
        token = doc[mention.head]
        if mention.form == "pronoun":
            return pronoun_antecedent(token, mention, mentions, keys, order, carried)
        if mention.form == "noun" and any(child.lower_ in DEFINITE for child in token.lefts):
            if (entry := _titled(token)) is not None:
                return keys[entry.head]
            return self._description_antecedent(token, mention, mentions, keys, order, carried)
        return None

    def _description_antecedent(
        self,
        token: Token,
        mention: EntityMention,
        mentions: dict[int, EntityMention],
        keys: dict[int, Key],
        order: TextOrder,
        carried: Carried,
    ) -> Key | None:
        """*The city* is the last named town, *the empire* the last state, *the king* the last king."""
        if mention.end - mention.start > 1 or any(_restricts(child) for child in token.rights):
            return None
        lemma = token.lemma_.lower()
        for head in reversed(order.heads_before(token, sentences=DESCRIPTION_REACH)):
            if mentions[head].form != "name":
                continue
            titles = _titles(token.doc, mentions[head], self.gazetteer.titles)
            if self._may_mean(lemma, mention, mentions[head], titles, keys[head]):
                return keys[head]
        for spoken in carried.before(DESCRIPTION_REACH - order.sentences_before(token)):
            if self._may_mean(lemma, mention, spoken.mention, spoken.titles, spoken.key):
                return spoken.key
        return None

    def _may_mean(
        self, lemma: str, mention: EntityMention, candidate: EntityMention, titles: Iterable[str], key: Key
    ) -> bool:
        """Whether a bare description with the head `lemma` may mean the named `candidate`."""
        if candidate.form != "name" or candidate.kind != mention.kind:
            return False
        if lemma in TOWN_WORDS:
            return _may_be_city(candidate, key, self.gazetteer.city_states)
        if mention.kind == "person":
            return lemma in titles
        if mention.kind in {"place", "facility"}:
            return lemma in candidate.text.lower()
        return lemma in STATE_WORDS


def _titled(token: Token) -> Entry | None:
    """The entry whose title *this fortress* or *the town* means."""
    if token.lower_ not in PLACES or not entries(token.doc):
        return None
    pointed = token.lower_ in TOWNS or any(child.lower_ == "this" for child in token.lefts)
    return entry_of(token) if pointed and not any(_restricts(child) for child in token.rights) else None


def _may_be_city(mention: EntityMention, key: Key, city_states: frozenset[str]) -> bool:
    """Whether the name may be a town's: no state, unless its town has the state's name (Rome, Venice)."""
    words = {word.lower() for word in mention.text.split()}
    kind, name = key[0], key[-1]
    return words.isdisjoint(STATE_WORDS) and (kind != "nation" or name in city_states)


def _restricts(child: Token) -> bool:
    """Whether what follows a noun says which one is meant; a clause behind a comma only adds."""
    if child.dep_ in {"acl", "acl:relcl", "relcl"}:
        return child.doc[child.left_edge.i - 1].text != ","
    return child.dep_ in {"nmod", "prep"} and child.lower_ not in {"in"}


def _titles(doc: Doc, mention: EntityMention, titles: frozenset[str]) -> Iterator[str]:
    """The titles right before a name, the nouns in apposition to it, and its head."""
    at = mention.start - 1
    while at >= 0 and doc[at].lower_ in titles:
        yield doc[at].lower_
        at -= 1
    yield from (child.lemma_.lower() for child in doc[mention.head].children if child.dep_ == "appos")
    yield doc[mention.head].lemma_.lower()


def _normal(text: str) -> str:
    """Lower case, without a leading article or a final possessive; never empty."""
    words = text.lower().replace("’", "'").removesuffix("'s").split()
    bare = words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words
    return " ".join(bare) or text.lower().strip() or "?"


def _retype(doc: Doc, mentions: dict[int, EntityMention], carried: Carried) -> dict[int, EntityMention]:
    """Give every use of one name the kind that most of its uses have, a surname's by its full names too.

    A noun that says what the name is (*the schooner La Amistad*; *Pemex, a state firm*) counts for more than a label.
    """
    whole, last = carried.kinds, carried.surnames
    for mention in mentions.values():
        if mention.form == "name" and mention.kind in UNSURE:
            name = _normal(mention.text)
            kind, weight = _told_kind(doc, mention, mentions)
            whole[name][kind] += weight
            last[name.split()[-1]][mention.kind] += 1
    retyped = dict(mentions)
    for head, mention in mentions.items():
        if mention.form == "name" and mention.kind in UNSURE:
            name = _normal(mention.text)
            kinds = whole[name] + (
                last[name] if " " not in name else Counter({"person": last[name.split()[-1]]["person"]})
            )
            best = max(kinds, key=lambda kind: (kinds[kind], kind == mention.kind))
            if kinds[best] > kinds[mention.kind]:
                retyped[head] = replace(mention, kind=best)
    return retyped


def _told_kind(doc: Doc, mention: EntityMention, mentions: dict[int, EntityMention]) -> tuple[str, int]:
    """The kind of a name and how many votes it has: what a noun beside it says, else its own."""
    if not mention.start <= mention.head < mention.end:
        return mention.kind, TOLD_VOTES
    if any(entry.head == mention.head for entry in entries(doc)):
        return mention.kind, TOLD_VOTES
    for child in doc[mention.head].children:
        beside = mentions.get(child.i)
        if child.dep_ == "appos" and beside is not None and beside.form == "noun" and beside.kind in TELLING_KINDS:
            return beside.kind, TOLD_VOTES
    return mention.kind, 1


def _join_persons(keys: dict[int, Key], known: set[str]) -> None:
    """Give a part of a name (*Roosevelt*, *Hernando*) to the one full name in the text that holds it."""
    full = known | {key[1] for key in keys.values() if key[0] == "person" and " " in key[1]}
    owners: dict[str, set[str]] = defaultdict(set)
    for name in full:
        words = name.split()
        for word in {words[0], words[-1], " ".join(words[1:])}:
            owners[word].add(name)
    for head, key in keys.items():
        if key[0] == "person" and len(owners.get(key[1], ())) == 1:
            (name,) = owners[key[1]]
            keys[head] = ("person", name)


def _join_appositions(doc: Doc, mentions: dict[int, EntityMention], keys: dict[int, Key]) -> None:
    """*Alaric, king of the Goths* and *the Socialist Unity Party (SED)*: a description is its name's."""
    for head, mention in mentions.items():
        token = doc[head]
        if token.dep_ != "appos" or token.head.i not in mentions:
            continue
        other = mentions[token.head.i]
        if mention.form == "pronoun" or other.form == "pronoun" or not _compatible(mention, other):
            continue
        if mention.form == other.form == "name" and {mention.kind, other.kind} <= PLACE_KINDS:
            continue  # Charleston, South Carolina
        if other.form == "name":
            keys[head] = keys[other.head]
        elif mention.form == "name":
            keys[other.head] = keys[head]


def _compatible(one: EntityMention, other: EntityMention) -> bool:
    same = {one.kind, other.kind}
    if same == {"person"} and one.form == other.form == "name":  # two names of a list; a byname shares no word either
        return not {*one.text.split()}.isdisjoint(other.text.split())
    return len(same) == 1 or same <= {"polity", "place", "facility"} or same <= {"people", "force", "org", "polity"}
