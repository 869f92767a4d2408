"""Clusters of mentions as entities: the fullest name, the others, the kind that most mentions have."""

from __future__ import annotations

from collections import Counter, defaultdict

from fasti.components.carried import Carried
from fasti.components.layers import Entity, EntityMention, Key

Told = Counter[EntityMention]


def cluster_entities(
    mentions: dict[int, EntityMention], keys: dict[int, Key], carried: Carried
) -> list[tuple[Entity, list[int]]]:
    """Clusters in the order of their first mention, with the head tokens of each.

    What earlier pieces of the text told of them counts; states and peoples of those pieces come last, with no head.
    """
    clusters: dict[Key, list[int]] = defaultdict(list)
    for head in sorted(mentions):
        clusters[keys[head]].append(head)
    for key in carried.nations():
        clusters.setdefault(key, [])
    found: list[tuple[Entity, list[int]]] = []
    alone = not (carried.told or carried.spoken)
    for key, heads in clusters.items():
        if alone and len(heads) == 1:  # as most are
            found.append((_entity_of_one(len(found), mentions[heads[0]]), heads))
            continue
        told = Counter(carried.names(key))
        told.update(mentions[head] for head in heads)
        found.append((_entity(len(found), told), heads))
    return found


def _entity_of_one(number: int, mention: EntityMention) -> Entity:
    return Entity(number, mention.kind, mention.text, (), (mention,))


def _entity(number: int, told: Told) -> Entity:
    if len(told) == 1:
        return _entity_of_one(number, *told)
    telling = _telling(told)
    kinds: Counter[str] = Counter()
    for mention, times in telling.items():
        kinds[mention.kind] += times
    name = _fullest(told, [mention.text for mention in telling])
    aliases = tuple(text for text in dict.fromkeys(mention.text for mention in telling) if text != name)
    return Entity(number, kinds.most_common(1)[0][0], name, aliases, tuple(told))


def _telling(told: Told) -> Told:
    """The mentions that name, then those that describe; failing these all."""
    named = {mention: times for mention, times in told.items() if mention.form == "name"}
    described = {mention: times for mention, times in told.items() if mention.form == "noun"}
    return Counter({**named, **described} or told)


def _fullest(told: Told, names: list[str]) -> str:
    """The longest name of a person; of a state the noun rather than the adjective; else the first name given."""
    named = {mention: times for mention, times in told.items() if mention.form == "name"}
    if not named:
        return names[0]
    if any(mention.kind == "person" for mention in named):
        return max((mention.text for mention in named), key=lambda text: (len(text.split()), len(text)))
    counts: Counter[str] = Counter()
    nouns = [item for item in named.items() if item[0].kind in {"polity", "org", "place", "force"}]
    for mention, times in nouns or named.items():
        counts[mention.text] += times
    return max(counts, key=lambda text: (len(text.split()) > 1, counts[text], len(text)))
