"""What turns a document into events: the pipeline and the rules, piece by piece where the text is long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from fasti.readers.wraps import unwrap
from fasti.record import Candidate, Document, Event
from fasti.run.fingerprint import Fingerprint, take_fingerprint
from fasti.run.pieces import PIECE, split

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Engine:
    """What turns a document into events, and the names under which the manifest knows it.

    `read` gives them all; `stream`, where it is set, one by one, so that those of a book are never held at once.
    """

    read: Callable[[Document], tuple[Event, ...]]
    model: str
    rules_sha256: str
    stream: Callable[[Document], Iterable[Event]] | None = None
    min_confidence: float = 0.0

    @property
    def fingerprint(self) -> str:
        """Changes when the same text may give other events."""
        return f"{self.model} {self.rules_sha256} {self.min_confidence}"

    def events(self, document: Document) -> Iterable[Event]:
        """The events of a document, in order of what is merged."""
        return (self.stream or self.read)(document)


@dataclass(frozen=True)
class Plan:
    """How another process loads the engine, and what is known of it before: nothing here loads spaCy.

    `load` must be a function that a fresh interpreter can import, or a `partial` of one.
    """

    load: Callable[[], Engine]
    taken: Fingerprint

    @property
    def model(self) -> str:
        """Name and version of the parse model."""
        return self.taken.model

    @property
    def rules_sha256(self) -> str:
        """Hash of the rule packs."""
        return self.taken.rules_sha256

    @property
    def min_confidence(self) -> float:
        """What is less sure is left out."""
        return self.taken.min_confidence

    @property
    def fingerprint(self) -> str:
        """Changes when the same text may give other events."""
        return self.taken.digest


def plan_engine(*, model: str | None = None, rules: Path | None = None, min_confidence: float = 0.0) -> Plan:
    """The engine that `load_engine` loads, to be loaded by each process that reads.

    Raises ModelError or RuleError where one of them does not hold.
    """
    from fasti.rules import load_rules

    sha256 = load_rules(rules).sha256
    load = partial(load_engine, model=model, rules=rules, min_confidence=min_confidence)
    return Plan(load, take_fingerprint(model, sha256, min_confidence=min_confidence))


def load_engine(*, model: str | None = None, rules: Path | None = None, min_confidence: float = 0.0) -> Engine:
    """The engine with a spaCy pipeline (ours, or the one named) and the shipped rules with a user's pack after them.

    Events and values less sure than `min_confidence` are left out. Raises ModelError or RuleError where one of them
    does not hold.
    """
    # spaCy takes seconds to import; a wrong path or a bad rule is told before that.
    from fasti.rules import load_rules

    sha256 = load_rules(rules).sha256
    from fasti.nlp import load, model_name

    nlp = load(model, rules=rules)
    read = partial(extract_document, nlp, min_confidence=min_confidence)
    stream = partial(stream_events, nlp, min_confidence=min_confidence)
    return Engine(read, model_name(nlp), sha256, stream, min_confidence)


def extract(text: str | Document, *, nlp: Language | None = None, min_confidence: float = 0.0) -> tuple[Event, ...]:
    """The events of a text or document, in order of the text; `nlp` is what `load` gives, the shipped one if None.

    Events and values less sure than `min_confidence` are left out.
    """
    document = text if isinstance(text, Document) else Document(id="text", text=text)
    return extract_document(nlp or _shipped(), document, min_confidence=min_confidence)


def extract_document(
    nlp: Language, document: Document, *, size: int = PIECE, min_confidence: float = 0.0
) -> tuple[Event, ...]:
    """The events of one document of any length, merged, in order of the text."""
    return tuple(sorted(stream_events(nlp, document, size=size, min_confidence=min_confidence), key=place))


def stream_events(
    nlp: Language, document: Document, *, size: int = PIECE, min_confidence: float = 0.0
) -> Iterator[Event]:
    """The same events one by one, nearly in order of the text; memory is bounded by `size`, not by the document.

    Where some are left out, those that are part of another come last.
    """
    from fasti.resolve import assess_stream, merge_stream

    return assess_stream(merge_stream(_candidates(nlp, document, size)), least=min_confidence)


def place(event: Event) -> tuple[int, int, str]:
    """Where an event stands among those of its document."""
    return event.mentions[0].start, event.mentions[0].end, event.id


def _candidates(nlp: Language, document: Document, size: int) -> Iterator[Candidate]:
    """What each piece tells, read with what the pieces before it told of the time and of who is meant.

    One piece at a time, never a batch: the floating-point sums of a batch depend on what else is in it.
    """
    from fasti.chronology.narrative import Narrative
    from fasti.components.carried import Carried
    from fasti.harvest import harvest

    narrative, carried = Narrative(), Carried()
    text = unwrap(document.text)
    for start, end in split(text, size=min(size, nlp.max_length)):
        with nlp.memory_zone():  # the pipeline forgets the words of a piece with it
            doc = nlp.make_doc(text[start:end])
            doc._.fasti_narrative, doc._.fasti_carried = narrative, carried
            found = harvest(nlp(doc), document, offset=start)
            del doc
        yield from found


@lru_cache(maxsize=1)
def _shipped() -> Language:
    from fasti.nlp import load

    return load()
