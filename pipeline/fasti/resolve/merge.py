"""Join the candidates of one document into events: by name, by description, and by shared arguments.

A different place, date or target keeps events apart; what is joined keeps all its values.
"""

from __future__ import annotations

from collections.abc import Sequence

from fasti.record import Candidate, Event
from fasti.resolve.compatible import actors_agree, are_kindred, dates_agree, places_agree
from fasti.resolve.union import unite

# How many candidates back a bare definite noun (*the battle*) may find its event.
REACH = 25
# What makes two readings of such an event one, where nothing speaks against it.
IDENTIFYING = {
    "conflict.capture": "place", "conflict.siege": "place", "life.death": "target", "life.killing": "target",
    "life.birth": "target", "politics.removal": "agent", "disaster.disaster": "target",
}
# A noun of one type only that says not of what (*the occupation*) means an event just spoken of.
BARE_REACH = 2


def merge(candidates: Sequence[Candidate]) -> tuple[Event, ...]:
    """Events in text order; every candidate is in one of them, but for anaphors that point to nothing."""
    clusters: list[list[Candidate]] = []
    for candidate in candidates:
        home = _home(candidate, clusters)
        if home is not None:
            home.append(candidate)
            clusters.remove(home)  # the event last spoken of is the nearest for what points back
            clusters.append(home)
        elif candidate.form != "anaphor":
            clusters.append([candidate])
    owner = {member.event.id: cluster[0].event.id for cluster in clusters for member in cluster}
    clusters.sort(key=lambda cluster: (cluster[0].event.mentions[0].start, cluster[0].event.id))
    return tuple(unite(cluster, owner) for cluster in clusters)


def _home(candidate: Candidate, clusters: list[list[Candidate]]) -> list[Candidate] | None:
    """The cluster that the candidate belongs to: the best that fits, the latest among equals."""
    best, best_score = None, 0.0
    for distance, cluster in enumerate(reversed(clusters)):
        score = _score(candidate, cluster, distance)
        if score > best_score:
            best, best_score = cluster, score
    return best


def _score(candidate: Candidate, cluster: list[Candidate], distance: int) -> float:
    """How well a candidate fits a cluster; 0 keeps it out."""
    if any(member.event.id in candidate.same or candidate.event.id in member.same for member in cluster):
        return 4.0
    if candidate.form == "name" or any(member.form == "name" for member in cluster):
        named = _score_names(candidate, cluster)
        if named is not None:
            return named
    if candidate.form == "anaphor":
        fits = cluster[0].event.type in candidate.stands_for and not _conflict(candidate, cluster)
        reach = REACH if len(candidate.stands_for) > 1 else BARE_REACH
        return 1.0 / (1 + distance) + _shared(candidate, cluster) if fits and distance <= reach else 0.0
    types = {member.event.type for member in cluster if member.form != "anaphor"}
    same = candidate.event.type in types
    definite = candidate.form == "definite"
    if not same and not (definite and any(are_kindred(candidate.event.type, type_) for type_ in types)):
        return 0.0
    if _conflict(candidate, cluster):
        return 0.0
    shared = _shared(candidate, cluster)
    lemma = any(member.lemma == candidate.lemma for member in cluster)
    if definite and distance <= REACH:
        return 1.0 * same + 0.5 * lemma + 0.5 * shared + 0.3 / (1 + distance)
    if all(member.heading for member in cluster) and same and distance <= REACH:
        return 0.8 + 0.5 * shared
    if _is_identified(candidate, cluster):
        return 0.9 + 0.3 / (1 + distance)
    if shared >= (1 if lemma or candidate.form == "indefinite" else 2):
        return 0.5 * shared + 0.3 / (1 + distance)
    return 0.0


def _is_identified(candidate: Candidate, cluster: list[Candidate]) -> bool:
    """Whether the slot that tells two events of the type apart is the same: whose death, which place's fall."""
    slot = IDENTIFYING.get(candidate.event.type)
    whole = unite(cluster, {})
    if slot == "place":
        return places_agree(whole, candidate.event) is True
    return slot is not None and actors_agree(whole, candidate.event, slot) is True


def _score_names(candidate: Candidate, cluster: list[Candidate]) -> float | None:
    """3 for the same name, 0 for another; None where names do not decide."""
    mine = _name(candidate)
    theirs = {_name(member) for member in cluster if member.form == "name"}
    if candidate.form == "name" and theirs:
        contained = any(mine in name or name in mine for name in theirs)
        same_type = any(member.event.type == candidate.event.type for member in cluster)
        return 3.0 if mine in theirs else 2.5 if contained and same_type else 0.0
    return None


def _name(candidate: Candidate) -> str:
    return candidate.lemma.removeprefix("the ")


def _conflict(candidate: Candidate, cluster: list[Candidate]) -> bool:
    """Whether place, date or undergoing side differ from what the cluster already has."""
    whole = unite(cluster, {})
    event = candidate.event
    if dates_agree(whole.dates, event.dates) is False:
        return True
    if places_agree(whole, event) is False:
        return True
    if actors_agree(whole, event, "target") is False:
        return True
    return actors_agree(whole, event, "agent") is False and not _crossed(whole, event)


def _crossed(one: Event, other: Event) -> bool:
    """A leader here may be the agent there: *Caesar's invasion*, *the Roman invasion*."""
    return any(actor.role == "leader" for actor in (*one.actors, *other.actors))


def _shared(candidate: Candidate, cluster: list[Candidate]) -> int:
    """How many of place, date, agent, target and participant they share."""
    whole = unite(cluster, {})
    event = candidate.event
    checks = (
        places_agree(whole, event),
        dates_agree(whole.dates, event.dates),
        *(actors_agree(whole, event, role) for role in ("agent", "target", "participant")),
    )
    return sum(check is True for check in checks)
