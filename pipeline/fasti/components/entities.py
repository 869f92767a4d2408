"""Clusters of mentions as entities: the fullest name, the others, the kind that most mentions have."""

from __future__ import annotations

from collections import Counter, defaultdict

from fasti.components.layers import Entity, EntityMention, Key


def cluster_entities(mentions: dict[int, EntityMention], keys: dict[int, Key]) -> list[tuple[Entity, list[int]]]:
    """Clusters in the order of their first mention, with the head tokens of each."""
    clusters: dict[Key, list[int]] = defaultdict(list)
    for head in sorted(mentions):
        clusters[keys[head]].append(head)
    found: list[tuple[Entity, list[int]]] = []
    for heads in clusters.values():
        members = tuple(mentions[head] for head in heads)
        if len(members) == 1:  # as most are
            found.append((Entity(len(found), members[0].kind, members[0].text, (), members), heads))
            continue
        telling = _telling(members)
        names = list(dict.fromkeys(m.text for m in telling))
        kind = Counter(m.kind for m in telling).most_common(1)[0][0]
        name = _fullest(members, names)
        aliases = tuple(text for text in names if text != name)
        found.append((Entity(len(found), kind, name, aliases, members), heads))
    return found


def _telling(members: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
    """The mentions that name, or failing these describe, or failing these all."""
    named = tuple(m for m in members if m.form == "name")
    described = tuple(m for m in members if m.form != "pronoun")
    return (named + tuple(m for m in described if m.form == "noun")) or described or members


def _fullest(members: tuple[EntityMention, ...], names: list[str]) -> str:
    """The longest name of a person; of a state the noun rather than the adjective; else the first name given."""
    named = [m for m in members if m.form == "name"]
    if not named:
        return names[0]
    if any(m.kind == "person" for m in named):
        return max((m.text for m in named), key=lambda text: (len(text.split()), len(text)))
    nouns = [m.text for m in named if m.kind in {"polity", "org", "place", "force"}]
    counts = Counter(nouns or [m.text for m in named])
    return max(counts, key=lambda text: (len(text.split()) > 1, counts[text], len(text)))
