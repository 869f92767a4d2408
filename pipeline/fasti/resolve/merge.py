"""Join the candidates of one document into events: by name, by description, and by shared arguments.

A different place, date or side keeps events apart; what is joined keeps all its values. Candidates come in text order
and look back over the events last spoken of, so the cost grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fasti.record import Candidate, Event
from fasti.resolve.cluster import Cluster, name_of
from fasti.resolve.compatible import actors_agree, are_kindred, dates_agree, places_agree
from fasti.resolve.union import unite

# How many events back a candidate looks, unless a name or its own words say which event it is.
WINDOW = 60
# How many of them a bare definite noun (*the battle*) may find its event in.
REACH = 25
# What makes two readings of such an event one, where nothing speaks against it.
IDENTIFYING = {
    "conflict.capture": "place", "conflict.siege": "place", "life.death": "target", "life.killing": "target",
    "life.birth": "target", "politics.removal": "agent", "disaster.disaster": "target",
}  # fmt: skip
# A noun of one type only that says not of what (*the occupation*) means an event just spoken of.
BARE_REACH = 6
# A verb within so many events tells how the battle before it went.
ISSUE_REACH = 2
SIDES = ("agent", "target", "participant")


def merge(candidates: Sequence[Candidate]) -> tuple[Event, ...]:
    """Events in text order; every candidate is in one of them, but for anaphors that point to nothing."""
    clusters = _Clusters()
    for candidate in candidates:
        home = _home(candidate, clusters)
        if home is not None or candidate.form != "anaphor":
            clusters.put(candidate, home or Cluster())
    found = sorted(clusters.recent, key=lambda c: (c.members[0].event.mentions[0].start, c.members[0].event.id))
    owner = {member.event.id: cluster.members[0].event.id for cluster in found for member in cluster.members}
    return tuple(unite(cluster.members, owner) for cluster in found)


class _Clusters:
    """All clusters, the one last spoken of last, and where each name and each candidate's id is."""

    def __init__(self) -> None:
        self.recent: dict[Cluster, None] = {}
        self.by_name: dict[str, Cluster] = {}
        self.by_id: dict[str, Cluster] = {}

    def put(self, candidate: Candidate, cluster: Cluster) -> None:
        """Add the candidate to its cluster, which is now the one last spoken of."""
        cluster.add(candidate)
        self.recent.pop(cluster, None)
        self.recent[cluster] = None
        self.by_id[candidate.event.id] = cluster
        for told in candidate.same:
            self.by_id.setdefault(told, cluster)
        if candidate.form == "name":
            self.by_name[name_of(candidate)] = cluster

    def near(self) -> Iterator[tuple[int, Cluster]]:
        """The last WINDOW clusters, each with how many stand between."""
        for distance, cluster in enumerate(reversed(self.recent)):
            if distance == WINDOW:
                return
            yield distance, cluster


def _home(candidate: Candidate, clusters: _Clusters) -> Cluster | None:
    """The cluster that the candidate belongs to: the best that fits, the latest among equals."""
    for told in (candidate.event.id, *candidate.same):
        if told in clusters.by_id:
            return clusters.by_id[told]
    if candidate.form == "name" and name_of(candidate) in clusters.by_name:
        return clusters.by_name[name_of(candidate)]
    best, best_score = None, 0.0
    for distance, cluster in clusters.near():
        score = _score(candidate, cluster, distance)
        if score > best_score:
            best, best_score = cluster, score
    return best


def _score(candidate: Candidate, cluster: Cluster, distance: int) -> float:
    """How well a candidate fits a cluster; 0 keeps it out."""
    if candidate.form == "name" and cluster.names:
        mine = name_of(candidate)
        contained = any(mine in name or name in mine for name in cluster.names)
        return 2.5 if contained and candidate.event.type in cluster.types else 0.0
    if candidate.form == "anaphor":
        return _score_anaphor(candidate, cluster, distance)
    definite = candidate.form == "definite"
    same = candidate.event.type in cluster.types
    if not same and not (definite and any(are_kindred(candidate.event.type, type_) for type_ in cluster.types)):
        return 0.0
    if _conflict(candidate.event, cluster.whole):
        return 0.0
    if same and distance <= ISSUE_REACH and _tells_issue(candidate, cluster):
        return 0.7 + nearness_of(distance)
    shared = _shared(candidate.event, cluster.whole)
    lemma = any(member.lemma == candidate.lemma for member in cluster.members)
    nearness = nearness_of(distance)
    if definite and distance <= REACH:
        return 1.0 * same + 0.5 * lemma + 0.5 * shared + nearness
    if same and distance <= REACH and all(member.heading for member in cluster.members):
        return 0.8 + 0.5 * shared
    if _is_identified(candidate.event, cluster.whole):
        return 0.9 + nearness
    enough = 1 if lemma or candidate.form == "indefinite" else 2
    return 0.5 * shared + nearness if shared >= enough else 0.0


def nearness_of(distance: int) -> float:
    """What it counts that an event was spoken of lately; less than anything that two readings share."""
    return 0.3 / (1 + distance)


def _tells_issue(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a verb tells how the battle just named went: *The Battle of Jena was fought ... The French routed ...*"""
    event, whole = candidate.event, cluster.whole
    told = event.type == "conflict.battle" and candidate.form == "verb" and not event.dates and not event.places
    return told and bool(whole.places and (cluster.names or whole.dates))


def _score_anaphor(candidate: Candidate, cluster: Cluster, distance: int) -> float:
    reach = REACH if len(candidate.stands_for) > 1 else BARE_REACH
    event = candidate.event
    if distance > reach or cluster.members[0].event.type not in candidate.stands_for:
        return 0.0
    if _conflict(event, cluster.whole):
        return 0.0
    return 1.0 / (1 + distance) + _shared(event, cluster.whole)


def _is_identified(event: Event, whole: Event) -> bool:
    """Whether the slot that tells two events of the type apart is the same: whose death, which place's fall."""
    slot = IDENTIFYING.get(event.type)
    if slot == "place":
        return places_agree(whole, event) is True
    return slot is not None and actors_agree(whole, event, slot) is True


def _conflict(event: Event, whole: Event) -> bool:
    """Whether place, date or a side differ from what the cluster already has."""
    checks = (dates_agree(whole.dates, event.dates), places_agree(whole, event), actors_agree(whole, event, "target"))
    if False in checks:
        return True
    # A leader here may be the agent there: *Caesar's invasion*, *the Roman invasion*.
    led = any(actor.role == "leader" for actor in (*whole.actors, *event.actors))
    return not led and actors_agree(whole, event, "agent") is False


def _shared(event: Event, whole: Event) -> int:
    """How many of place, date, agent, target and participant they share."""
    sides = (actors_agree(whole, event, role) for role in SIDES)
    checks = (places_agree(whole, event), dates_agree(whole.dates, event.dates), *sides)
    return sum(check is True for check in checks)
