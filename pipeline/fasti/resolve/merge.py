"""Join the candidates of one document into events: by name, by description, and by shared arguments.

A different place, date or side keeps events apart; what is joined keeps all its values. Candidates come in text order
and look back over the events last spoken of, so the cost grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fasti.record import Candidate, Event
from fasti.resolve.cluster import Cluster, Digest, is_placed, name_of
from fasti.resolve.compatible import are_kindred, dates_agree, names, share
from fasti.resolve.union import unite

# How many events back a candidate looks, unless a name or its own words say which event it is.
WINDOW = 60
# How many of them a bare definite noun (*the battle*) may find its event in.
REACH = 25
# How many of those that left the window stay as they are; the rest are packed. Few texts have more.
LOOSE = 1000
# What makes two readings of such an event one, where nothing speaks against it.
IDENTIFYING = {
    "conflict.capture": "place", "conflict.siege": "place", "life.death": "target", "life.killing": "target",
    "life.birth": "target", "politics.removal": "agent", "disaster.disaster": "target",
}  # fmt: skip
# A noun of one type only that says not of what (*the occupation*) means an event just spoken of.
BARE_REACH = 6
# A verb within so many events tells how the battle before it went.
ISSUE_REACH = 2
# Verbs of such a type tell stages of one way, where the same party goes on in the next event told.
STAGED = {"conflict.movement", "movement.expedition"}
STAGE_REACH = 0
SIDES = ("agent", "target", "participant")


def merge(candidates: Iterable[Candidate]) -> tuple[Event, ...]:
    """Events in text order; every candidate is in one of them, but for anaphors that point to nothing."""
    return tuple(merge_stream(candidates))


def merge_stream(candidates: Iterable[Candidate]) -> Iterator[Event]:
    """The same events one by one, so that those of a book are never held all at once."""
    clusters = _Clusters()
    for candidate in candidates:
        home = _home(candidate, clusters)
        if home is not None or candidate.form != "anaphor":
            clusters.put(candidate, home)
    for cluster in sorted(clusters.all, key=lambda cluster: cluster.first):
        yield unite(cluster.members, clusters.owner)


class _Clusters:
    """All clusters, the last WINDOW that were spoken of, and where each name and each candidate's id is."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self.recent: dict[Cluster, None] = {}  # the one last spoken of last
        self.loose: dict[Cluster, None] = {}  # those spoken of before, not yet packed
        self.by_name: dict[str, Cluster] = {}
        self.by_id: dict[str, Cluster] = {}
        self.owner: dict[str, str] = {}  # candidate id -> id of its event

    def put(self, candidate: Candidate, home: Cluster | None) -> None:
        """Add the candidate to its cluster, a new one where it has none, which is now the one last spoken of."""
        if home is None:
            cluster = Cluster(candidate)
            self.all.append(cluster)
        else:
            cluster = home
            cluster.add(candidate)
        self._speak_of(cluster)
        self.owner[candidate.event.id] = cluster.first[1]
        self.by_id[candidate.event.id] = cluster
        for told in candidate.same:
            self.by_id.setdefault(told, cluster)
        if candidate.form == "name":
            self.by_name[name_of(candidate)] = cluster

    def _speak_of(self, cluster: Cluster) -> None:
        self.loose.pop(cluster, None)
        self.recent.pop(cluster, None)
        self.recent[cluster] = None
        if len(self.recent) > WINDOW:
            oldest = next(iter(self.recent))
            del self.recent[oldest]
            self.loose[oldest] = None
        if len(self.loose) > LOOSE:
            forgotten = next(iter(self.loose))
            del self.loose[forgotten]
            forgotten.rest()

    def near(self) -> Iterator[tuple[int, Cluster]]:
        """The last WINDOW clusters, each with how many stand between."""
        return enumerate(reversed(self.recent))


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
    event, whole = candidate.event, cluster.digest
    if candidate.form == "name" and whole.called:
        mine = name_of(candidate)
        contained = any(mine in name or name in mine or _tell_alike(mine, name) for name in whole.called)
        return 2.5 if contained and event.type in whole.types else 0.0
    if candidate.form == "anaphor":
        return _score_anaphor(candidate, whole, distance)
    definite = candidate.form == "definite"
    same = event.type in whole.types
    if not same and not (definite and any(are_kindred(event.type, type_) for type_ in whole.types)):
        return 0.0
    if same and distance <= STAGE_REACH and _is_stage(candidate, whole):
        return 0.6 + nearness_of(distance)
    lemma = candidate.lemma in whole.lemmas
    again = definite and same and lemma and not _is_told(event)
    if not again and _conflict(event, whole):
        return 0.0
    if same and distance <= ISSUE_REACH and _tells_issue(candidate, whole):
        return 0.7 + nearness_of(distance)
    shared = _shared(event, whole)
    nearness = nearness_of(distance)
    if definite and distance <= REACH and (shared or not _is_told(event) or (same and lemma)):
        return 1.0 * same + 0.5 * lemma + 0.5 * shared + nearness
    if same and distance <= REACH and whole.heading:
        return 0.8 + 0.5 * shared
    if _is_identified(event, whole):
        return 0.9 + nearness
    if same and lemma and distance <= REACH and _says_no_more(candidate):
        return 0.5 + nearness
    enough = 1 if lemma or candidate.form == "indefinite" or distance == 0 else 2
    return 0.5 * shared + nearness if shared >= enough else 0.0


def _tell_alike(one: str, other: str) -> bool:
    """Whether two names say the same of different nouns: *the Sino-Japanese conflict*, *Second Sino-Japanese War*."""
    words, others = one.split()[:-1], other.split()[:-1]
    named_by_place = "of" in words or "of" in others
    return not named_by_place and bool(words and others) and (set(words) <= set(others) or set(others) <= set(words))


def nearness_of(distance: int) -> float:
    """What it counts that an event was spoken of lately; less than anything that two readings share."""
    return 0.3 / (1 + distance)


def _is_stage(candidate: Candidate, whole: Digest) -> bool:
    """Whether a verb tells the next stage of the way just told: *he sailed from Cadiz ... and reached Cuba*."""
    event = candidate.event
    if event.type not in STAGED or candidate.form != "verb" or dates_agree(whole.dates, event.dates) is False:
        return False
    return _same_actors(event, whole, "agent") is True


def _is_told(event: Event) -> bool:
    """Whether the words say by themselves which happening is meant: *the invasion of Egypt*."""
    return bool(event.places or event.dates or any(actor.role == "target" for actor in event.actors))


def _says_no_more(candidate: Candidate) -> bool:
    """Whether the same word as before tells nothing new: *They conspired. Of their conspiracy ... a conspiracy*."""
    event = candidate.event
    return not _is_told(event) and (candidate.form == "verb" or not event.actors)


def _tells_issue(candidate: Candidate, whole: Digest) -> bool:
    """Whether a verb tells how the battle just named went: *The Battle of Jena was fought ... The French routed ...*"""
    event = candidate.event
    told = event.type == "conflict.battle" and candidate.form == "verb" and not event.dates and not event.places
    return told and bool(whole.places and (whole.called or whole.dates))


def _score_anaphor(candidate: Candidate, whole: Digest, distance: int) -> float:
    reach = REACH if len(candidate.stands_for) > 1 else BARE_REACH
    event = candidate.event
    if distance > reach or whole.type not in candidate.stands_for:
        return 0.0
    if _conflict(event, whole):
        return 0.0
    return 1.0 / (1 + distance) + _shared(event, whole)


def _is_identified(event: Event, whole: Digest) -> bool:
    """Whether the slot that tells two events of the type apart is the same: whose death, which place's fall."""
    slot = IDENTIFYING.get(event.type)
    if slot == "place":
        return _same_places(event, whole) is True
    return slot is not None and _same_actors(event, whole, slot) is True


def _conflict(event: Event, whole: Digest) -> bool:
    """Whether place, date or a side differ from what the cluster already has."""
    checks = (dates_agree(whole.dates, event.dates), _same_places(event, whole), _same_actors(event, whole, "target"))
    if False in checks:
        return True
    # A leader here may be the agent there: *Caesar's invasion*, *the Roman invasion*.
    led = any(actor.role == "leader" for actor in event.actors) or bool(whole.actors("leader"))
    return not led and _same_actors(event, whole, "agent") is False


def _shared(event: Event, whole: Digest) -> int:
    """How many of place, date, agent, target and participant they share."""
    sides = (_same_actors(event, whole, role) for role in SIDES)
    checks = (_same_places(event, whole), dates_agree(whole.dates, event.dates), *sides)
    return sum(check is True for check in checks)


def _same_places(event: Event, whole: Digest) -> bool | None:
    """Whether they have a place in common; what is only described (*the region*) may be any place."""
    same = share(names(event.places), whole.places)
    return None if same is False and not (whole.placed and is_placed(event)) else same


def _same_actors(event: Event, whole: Digest, role: str) -> bool | None:
    return share(names(actor for actor in event.actors if actor.role == role), whole.actors(role))
