"""Events of several documents in, happenings out: the road of linking, in memory or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fasti.record import Event
from fasti.record.links import LinkedEvent, Tie
from fasti.resolve.across.canonical import unite_documents
from fasti.resolve.across.grouping import Grouping, group
from fasti.resolve.across.profile import Profile, make_profile
from fasti.resolve.across.vocabulary import Vocabulary, load_vocabulary

# A happening is one of several documents, unless all are asked for.
SEVERAL = 2


@dataclass(frozen=True)
class Linking:
    """The happenings that several documents tell, and how they were found."""

    happenings: tuple[LinkedEvent, ...]
    grouping: Grouping


def link_events(
    events: Iterable[Event], *, vocabulary: Vocabulary | None = None, least: int = SEVERAL
) -> Linking:
    """Link the events of several documents; each names its document, and has an id that is its own there.

    The order of `events` makes no difference. `least` is the number of documents that a happening must be told by.
    """
    words = vocabulary or load_vocabulary()
    ordered = sorted(events, key=lambda event: (event.document or "", event.id))
    profiles = [make_profile(event, words) for event in ordered]
    grouping = group(profiles)
    found = unite_groups(grouping, profiles, ordered.__getitem__, vocabulary=words, least=least)
    return Linking(tuple(found), grouping)


def unite_groups(
    grouping: Grouping,
    profiles: Sequence[Profile],
    fetch: Callable[[int], Event],
    *,
    vocabulary: Vocabulary,
    least: int = SEVERAL,
) -> Iterator[LinkedEvent]:
    """The happenings in order of their first attestation; `fetch` gives the event of a profile by its place."""
    ties: dict[int, list[Tie]] = {}
    home = {at: members[0] for members in grouping.groups for at in members}
    for one, other, shared in grouping.ties:
        documents = profiles[one].document, profiles[other].document
        tie = Tie(documents=documents, shared=shared.what, weight=shared.weight)
        ties.setdefault(home[one], []).append(tie)
    for members in grouping.groups:
        if len(members) >= least:
            yield unite_documents([fetch(at) for at in members], ties.get(members[0], ()), vocabulary)
