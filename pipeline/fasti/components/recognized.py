"""What the model's event recognizer says of each word, where the model has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from spacy.tokens import Doc

KEY = "events"  # of doc.spans: single words, a chance for each label
EVENT, OUTCOME = "event", "outcome"
READ = "fasti_recognized"  # of doc.user_data: what was read of them

# Token index -> label -> chance; labels that are unlikely are left out.
Recognized = Mapping[int, Mapping[str, float]]


def recognized(doc: Doc) -> Recognized | None:
    """The chances of the words of `doc`; None where the model recognizes no events."""
    if KEY not in doc.spans:
        return None
    known: Recognized | None = doc.user_data.get(READ)
    return known if known is not None else doc.user_data.setdefault(READ, _read(doc))


def _read(doc: Doc) -> Recognized:
    group = doc.spans[KEY]
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for span, chance in zip(group, group.attrs["scores"], strict=True):
        found[span.start][span.label_] = float(chance)
    return found
